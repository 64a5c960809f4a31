using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>A piece of a filter's text as messages quote it: in single quotes, short, and without control characters.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    public static string Of(Token<FilterToken> token)
    {
        var text = token.ToStringValue();
        return token.Kind == FilterToken.Text ? $"the text {Of(text[1..^1])}" : Of(text);
    }

    public static string Of(string text) => Of(text, 0, text.Length);

    public static string Of(string text, int at, int length)
    {
        var shown = Math.Min(length, Longest);
        if (at + shown < text.Length && char.IsLowSurrogate(text[at + shown]))
            shown++;
        var piece = string.Concat(text.AsSpan(at, shown), shown < length ? "…" : string.Empty);
        return "'" + string.Create(piece.Length, piece, static (buffer, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                buffer[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
        }) + "'";
    }
}
