namespace Daybook.Engine.Prices.Reading;

/// <summary>Shows a text from a file in a message: cut to a readable length, and what a terminal could obey as question marks.</summary>
internal static class Shown
{
    private const int Longest = 60;

    /// <summary>In quotes.</summary>
    public static string Quoted(ReadOnlySpan<char> text) => $"'{Plain(text)}'";

    public static string Plain(ReadOnlySpan<char> text)
    {
        var isCut = text.Length > Longest;
        Span<char> shown = stackalloc char[Longest];
        var length = Math.Min(text.Length, Longest);
        for (var i = 0; i < length; i++)
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '?' : text[i];
        return $"{shown[..length]}{(isCut ? "..." : string.Empty)}";
    }
}
