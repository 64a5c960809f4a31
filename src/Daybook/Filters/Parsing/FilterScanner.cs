using System.Collections.Frozen;
using Daybook.Events;

namespace Daybook.Filters.Parsing;

/// <summary>Recognises the token that starts at a place of the text, and how long it is.</summary>
internal static class FilterScanner
{
    private const string ANumberOrTime = "a number, a time such as 2025-03-05T14:30:00Z, or a relative time such as -7d";

    private static readonly FrozenDictionary<string, FilterToken> Keywords = new Dictionary<string, FilterToken>(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = FilterToken.And,
        ["or"] = FilterToken.Or,
        ["not"] = FilterToken.Not,
        ["in"] = FilterToken.In,
        ["like"] = FilterToken.Like,
        ["contains"] = FilterToken.Contains,
        ["between"] = FilterToken.Between,
        ["is"] = FilterToken.Is,
        ["null"] = FilterToken.Null,
        ["true"] = FilterToken.True,
        ["false"] = FilterToken.False,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static (FilterToken Kind, int Length) Read(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '(' => (FilterToken.LeftParen, 1),
            ')' => (FilterToken.RightParen, 1),
            ',' => (FilterToken.Comma, 1),
            '=' when next == '=' => throw Error(at, "'==' is no operator", "'=', which compares here"),
            '=' => (FilterToken.Equal, 1),
            '!' when next == '=' => (FilterToken.NotEqual, 2),
            '<' when next == '=' => (FilterToken.LessOrEqual, 2),
            '<' when next == '>' => (FilterToken.NotEqual, 2),
            '<' => (FilterToken.Less, 1),
            '>' when next == '=' => (FilterToken.GreaterOrEqual, 2),
            '>' => (FilterToken.Greater, 1),
            '\'' => (FilterToken.Text, Quoted(text, at, "text") - at),
            '"' => throw Error(at, "a text does not stand in double quotes", "single quotes, as in 'NVDA'"),
            '+' or '-' or '.' => ReadNumber(text, at),
            var c when char.IsAsciiDigit(c) => IsDate(text, at) ? ReadDate(text, at) : ReadNumber(text, at),
            var c when FilterField.IsWordCharacter(c) => ReadWord(text, at),
            _ => throw Error(at, $"{Excerpt.Of(text, at, 1)} cannot stand here", "a field, a value, an operator or a parenthesis"),
        };
    }

    private static (FilterToken Kind, int Length) ReadWord(string text, int at)
    {
        var end = SkipWord(text, at);
        if (end == text.Length || text[end] != '.')
            return (Keywords.GetValueOrDefault(text[at..end], FilterToken.Field), end - at);
        while (end < text.Length && text[end] == '.')
        {
            var part = end + 1;
            if (part < text.Length && text[part] == '"')
                end = Quoted(text, part, "key");
            else if ((end = SkipWord(text, part)) == part)
                throw Error(part, "a key is missing behind the dot", "a key of letters, digits and underscores, or any key in double quotes");
        }

        return (FilterToken.Field, end - at);
    }

    private static (FilterToken Kind, int Length) ReadDate(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '+' or ':' or '.'))
            end++;
        return IsoTime.TryParse(text.AsSpan(at, end - at), out _)
            ? (FilterToken.Time, end - at)
            : throw Error(at, $"{Excerpt.Of(text, at, end - at)} is not a time", TimeLiteral.Expected);
    }

    private static (FilterToken Kind, int Length) ReadNumber(string text, int at)
    {
        var signed = text[at] is '+' or '-';
        var start = signed ? at + 1 : at;
        var end = SkipDigits(text, start);
        var kind = FilterToken.Number;
        var digits = end - start;
        if (signed && digits > 0 && end < text.Length && TimeLiteral.IsUnit(text[end]))
        {
            end++;
            kind = FilterToken.Time;
        }
        else
        {
            if (end < text.Length && text[end] == '.')
            {
                var fraction = SkipDigits(text, end + 1);
                digits += fraction - end - 1;
                end = fraction;
            }

            end = SkipExponent(text, end);
        }

        if (digits > 0 && (end == text.Length || (!FilterField.IsWordCharacter(text[end]) && text[end] != '.')))
            return (kind, end - at);
        while (end < text.Length && (FilterField.IsWordCharacter(text[end]) || text[end] == '.'))
            end++;
        throw Error(at, $"{Excerpt.Of(text, at, Math.Max(end - at, 1))} is neither a number nor a time", ANumberOrTime);
    }

    private static int SkipExponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return at;
        var start = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = SkipDigits(text, start);
        return end > start ? end : at;
    }

    private static bool IsDate(string text, int at) =>
        SkipDigits(text, at) == at + 4 && at + 5 < text.Length && text[at + 4] == '-' && char.IsAsciiDigit(text[at + 5]);

    /// <summary>The place behind the closing quote; the quote itself is written twice.</summary>
    private static int Quoted(string text, int at, string what)
    {
        var quote = text[at];
        var end = at + 1;
        while (end < text.Length)
        {
            if (text[end] != quote)
                end++;
            else if (end + 1 < text.Length && text[end + 1] == quote)
                end += 2;
            else
                return end + 1;
        }

        throw Error(at, $"the {what} that begins here is not closed", $"{quote} at its end");
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static int SkipWord(string text, int at)
    {
        while (at < text.Length && FilterField.IsWordCharacter(text[at]))
            at++;
        return at;
    }

    private static FilterSyntaxException Error(int at, string message, string expected) => new(at + 1, message, expected);
}
