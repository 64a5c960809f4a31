using System.Buffers;

namespace Daybook.Files;

/// <summary>A piece of YAML and where it begins, both counted from 1.</summary>
internal abstract record SourceNode(int Line, int Column)
{
    private const int LongestShown = 60;

    /// <summary>What it is, for an error.</summary>
    public abstract string Shown { get; }

    /// <summary>A text that is short enough for an error.</summary>
    public static string Shorten(string text) => text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";
}

/// <summary>A single value: its text, and whether it is in quotes or a block and therefore text, whatever it looks like.</summary>
internal sealed record ScalarNode(string Text, bool IsQuoted, int Line, int Column) : SourceNode(Line, Column)
{
    private const int LongestPlain = 64;
    private static readonly SearchValues<char> Inside = SearchValues.Create("+-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// The node of a text that says the same in YAML as without it, such as a number or a word; null for any other, which has to be parsed. A run's settings are dozens of these, and a
    /// parser takes its time to begin.
    /// </summary>
    public static ScalarNode? IfPlain(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits is [var first, ..] && (char.IsAsciiDigit(first) || (char.IsAsciiLetter(first) && digits.Length == text.Length))
            && text.Length <= LongestPlain && !text.AsSpan().ContainsAnyExcept(Inside)
            ? new ScalarNode(text, IsQuoted: false, 1, 1)
            : null;
    }

    /// <summary>True for nothing at all, and for the words that YAML has for nothing.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Shown => $"'{Shorten(Text)}'";
}

/// <summary>A list.</summary>
internal sealed record ListNode(int Line, int Column) : SourceNode(Line, Column)
{
    public List<SourceNode> Items { get; } = [];

    public override string Shown => "a list";
}

/// <summary>A mapping: keys and values in the order of the text, repeated ones included.</summary>
internal sealed record MapNode(int Line, int Column) : SourceNode(Line, Column)
{
    public List<(SourceNode Key, SourceNode? Value)> Entries { get; } = [];

    public override string Shown => "a mapping";
}

/// <summary>Something that a configuration does not have, and that was reported where it stands.</summary>
internal sealed record RefusedNode(int Line, int Column) : SourceNode(Line, Column)
{
    public override string Shown => "something else";
}
