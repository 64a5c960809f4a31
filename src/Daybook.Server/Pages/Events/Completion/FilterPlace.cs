using System.Text;

namespace Daybook.Server.Pages.Events.Completion;

/// <summary>What may follow at a place of a filter.</summary>
internal enum FilterExpected
{
    /// <summary>A field, <c>not</c> or an opening parenthesis.</summary>
    Field,

    /// <summary>What is asked of the field.</summary>
    Operator,

    /// <summary>A value of the field.</summary>
    Value,

    /// <summary>The parenthesis before values.</summary>
    List,

    /// <summary><c>null</c> or <c>not null</c>.</summary>
    Null,

    /// <summary>The <c>and</c> between the values of <c>between</c>.</summary>
    Between,

    /// <summary><c>and</c>, <c>or</c>, or the end.</summary>
    Connector,
}

/// <summary>Where one stands in a filter that is being written, so that it may be broken anywhere. It never fails: what it does not understand it reads as well as it can.</summary>
/// <param name="Expected">What may follow.</param>
/// <param name="Field">The field that is asked about, as it is written; empty: none is yet.</param>
/// <param name="From">Where what is being written begins.</param>
/// <param name="Begun">What is being written, up to the place, without its quotes.</param>
/// <param name="IsQuoted">Whether a quote opens it.</param>
internal sealed record FilterPlace(FilterExpected Expected, string Field, int From, string Begun, bool IsQuoted)
{
    /// <summary>Reads a filter up to a place.</summary>
    public static FilterPlace Find(string text, int at)
    {
        var (expected, field, isInList, isBetween) = (FilterExpected.Field, string.Empty, false, false);
        for (var i = 0; i < at;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = EndOf(text, i, at, out var isOpen);
            var token = text[i..end];
            if (end == at && (isOpen || IsWord(token[^1]) || token[^1] is '.' or '-' or '"'))
                return new FilterPlace(expected, field, i, Plain(token), token[0] == '\'');
            Step(token);
            i = end;
        }

        return new FilterPlace(expected, field, at, string.Empty, IsQuoted: false);

        void Step(string token)
        {
            (expected, isInList, isBetween) = (expected, token.ToLowerInvariant()) switch
            {
                (FilterExpected.Field, "(" or "not") => (FilterExpected.Field, false, false),
                (FilterExpected.Field, _) => (FilterExpected.Operator, false, false),
                (FilterExpected.Operator, "not") => (FilterExpected.Operator, false, false),
                (FilterExpected.Operator, "in") => (FilterExpected.List, true, false),
                (FilterExpected.Operator, "is") => (FilterExpected.Null, false, false),
                (FilterExpected.Operator, "between") => (FilterExpected.Value, false, true),
                (FilterExpected.Operator, _) => (FilterExpected.Value, false, false),
                (FilterExpected.List, _) => (FilterExpected.Value, true, false),
                (FilterExpected.Null, "not") => (FilterExpected.Null, false, false),
                (FilterExpected.Value, _) when isBetween => (FilterExpected.Between, false, false),
                (FilterExpected.Between, _) => (FilterExpected.Value, false, false),
                (FilterExpected.Connector, ",") when isInList => (FilterExpected.Value, true, false),
                (FilterExpected.Connector, ")") => (FilterExpected.Connector, false, false),
                (FilterExpected.Connector, _) => (FilterExpected.Field, false, false),
                _ => (FilterExpected.Connector, isInList, false),
            };
            if (expected == FilterExpected.Operator && !token.Equals("not", StringComparison.OrdinalIgnoreCase))
                field = token;
        }
    }

    /// <summary>The place behind what is being written, when more of it follows.</summary>
    public int EndIn(string text, int at)
    {
        var end = at;
        while (end < text.Length && (IsWord(text[end]) || text[end] == '.'))
            end++;
        return IsQuoted && end < text.Length && text[end] == '\'' ? end + 1 : end;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int EndOf(string text, int from, int limit, out bool isOpen)
    {
        isOpen = false;
        if (text[from] == '\'')
            return Quoted(text, from, limit, out isOpen);
        if (!IsWord(text[from]) && text[from] is not ('-' or '+' or '.'))
            return Math.Min(limit, from + (from + 1 < limit && text[from] is '<' or '>' or '!' && text[from + 1] is '=' or '>' ? 2 : 1));
        var end = from + 1;
        while (end < limit && !isOpen && (IsWord(text[end]) || text[end] is '.' or '-' or ':' or '+' || (text[end] == '"' && text[end - 1] == '.')))
            end = text[end] == '"' ? Quoted(text, end, limit, out isOpen) : end + 1;
        return end;
    }

    private static int Quoted(string text, int from, int limit, out bool isOpen)
    {
        for (var end = from + 1; end < limit; end++)
        {
            if (text[end] != text[from])
                continue;
            if (end + 1 < limit && text[end + 1] == text[from])
            {
                end++;
                continue;
            }

            isOpen = false;
            return end + 1;
        }

        isOpen = true;
        return limit;
    }

    private static string Plain(string token) => token[0] != '\'' ? token : new StringBuilder(token, 1, token.Length - 1, token.Length).Replace("''", "'").ToString();
}
