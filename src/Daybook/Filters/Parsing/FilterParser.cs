using System.Globalization;
using Daybook.Events;
using Daybook.Filters.Conditions;
using Superpower;
using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>
/// Reads a filter's text into a tree:
/// <code>
/// any  = all { "or" all }
/// all  = term { "and" term }
/// term = "not" term | "(" any ")" | condition
/// </code>
/// </summary>
/// <remarks>What nests is written out rather than combined, since a level of combinators takes some six kilobytes of the stack.</remarks>
internal sealed class FilterParser
{
    private readonly string _text;
    private readonly TokenListParser<FilterToken, Condition> _condition;
    private TokenList<FilterToken> _rest;

    private FilterParser(string text, DateTimeOffset now)
    {
        _text = text;
        _condition = new ConditionGrammar(now).Condition;
        _rest = new FilterTokenizer().Tokenize(text);
    }

    /// <exception cref="FilterSyntaxException">The text is not a filter.</exception>
    public static Condition Read(string text, DateTimeOffset now)
    {
        CheckText(text);
        var parser = new FilterParser(text, now);
        NestingLimit.Check(parser._rest);
        var tree = parser.Any();
        return parser._rest.IsAtEnd ? tree : throw parser.Unexpected("'and', 'or' or the end");
    }

    private Condition Any()
    {
        var first = All();
        if (!TryTake(FilterToken.Or))
            return first;
        List<Condition> operands = [first];
        do
            operands.Add(All());
        while (TryTake(FilterToken.Or));
        return new Or(operands);
    }

    private Condition All()
    {
        var first = Term();
        if (!TryTake(FilterToken.And))
            return first;
        List<Condition> operands = [first];
        do
            operands.Add(Term());
        while (TryTake(FilterToken.And));
        return new And(operands);
    }

    private Condition Term()
    {
        if (TryTake(FilterToken.Not))
            return new Not(Term());
        if (!TryTake(FilterToken.LeftParen))
            return Single();
        var inside = Any();
        return TryTake(FilterToken.RightParen) ? inside : throw Unexpected("'and', 'or' or ')'");
    }

    private Condition Single()
    {
        if (_rest.IsAtEnd || _rest.ConsumeToken().Value.Kind != FilterToken.Field)
            throw Unexpected("a field, 'not' or '('");
        var result = _condition(_rest);
        _rest = result.Remainder;
        return result.HasValue ? result.Value : throw Unexpected(Join(result.Expectations ?? []));
    }

    private bool TryTake(FilterToken kind)
    {
        var token = _rest.ConsumeToken();
        if (!token.HasValue || token.Value.Kind != kind)
            return false;
        _rest = token.Remainder;
        return true;
    }

    private FilterSyntaxException Unexpected(string expected)
    {
        if (_rest.IsAtEnd)
            return new FilterSyntaxException(_text.Length + 1, "the filter ends here", expected);
        var token = _rest.ConsumeToken().Value;
        if (token.Kind == FilterToken.Null)
            expected += "; 'is null' and 'is not null' ask for what is absent";
        return new FilterSyntaxException(token.Position.Absolute + 1, $"{Excerpt.Of(token)} cannot stand here", expected);
    }

    private static void CheckText(string text)
    {
        if (text.Length > Filter.MaxLength)
            throw new FilterSyntaxException(Filter.MaxLength + 1, string.Create(CultureInfo.InvariantCulture, $"the filter has {text.Length:N0} characters"), string.Create(CultureInfo.InvariantCulture, $"at most {Filter.MaxLength:N0}"));
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!EventText.IsWellFormed(text.AsSpan(i, Math.Min(2, text.Length - i))))
                throw new FilterSyntaxException(i + 1, "half of a surrogate pair is not a character", "well-formed text");
            i++;
        }
    }

    private static string Join(string[] expectations)
    {
        var names = expectations.Distinct(StringComparer.Ordinal).Select(name => name.Replace('`', '\'')).ToList();
        return names.Count switch
        {
            0 => "something else",
            1 => names[0],
            _ => string.Join(", ", names[..^1]) + " or " + names[^1],
        };
    }
}
