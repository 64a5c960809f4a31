namespace Daybook.Files;

/// <summary>Shows a text from a file in a message: cut to a readable length, and what a terminal could obey as question marks.</summary>
internal static class Quoted
{
    /// <summary>How much of a message is shown.</summary>
    public const int LongestMessage = 120;

    private const int Longest = 60;

    /// <summary>In quotes.</summary>
    public static string Text(ReadOnlySpan<char> text, int longest = Longest) => $"'{Plain(text, longest)}'";

    /// <summary>Without quotes.</summary>
    public static string Plain(ReadOnlySpan<char> text, int longest = Longest)
    {
        var isCut = text.Length > longest;
        Span<char> shown = stackalloc char[LongestMessage];
        var length = Math.Min(text.Length, longest);
        for (var i = 0; i < length; i++)
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '?' : text[i];
        return $"{shown[..length]}{(isCut ? "…" : string.Empty)}";
    }
}
