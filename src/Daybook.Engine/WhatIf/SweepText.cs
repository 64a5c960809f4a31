namespace Daybook.Engine.WhatIf;

/// <summary>A piece of a grid's text, without the white space around it, and where it begins.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Position">Its first character, from 1.</param>
internal readonly record struct SweepText(string Text, int Position)
{
    /// <summary>The piece from one character of it to another.</summary>
    public SweepText Slice(int from, int to)
    {
        var piece = Text[from..to];
        var spaces = piece.Length - piece.TrimStart().Length;
        return new SweepText(piece.Trim(), Position + from + spaces);
    }

    /// <summary>The pieces between separators; those inside brackets separate nothing.</summary>
    public List<SweepText> Split(char separator)
    {
        var pieces = new List<SweepText>();
        var (from, depth) = (0, 0);
        for (var i = 0; i < Text.Length; i++)
        {
            depth += Text[i] == '[' ? 1 : Text[i] == ']' ? -1 : 0;
            if (Text[i] != separator || depth > 0)
                continue;
            pieces.Add(Slice(from, i));
            from = i + 1;
        }

        pieces.Add(Slice(from, Text.Length));
        return pieces;
    }

    /// <summary>What stands before and behind the first occurrence of a text, or null when it does not occur.</summary>
    public (SweepText Before, SweepText Behind)? Cut(string at)
    {
        var index = Text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? null : (Slice(0, index), Slice(index + at.Length, Text.Length));
    }
}
