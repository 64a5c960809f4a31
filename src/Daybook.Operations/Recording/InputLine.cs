using System.Text;

namespace Daybook.Operations.Recording;

/// <summary>The text of one event: a line of the input, or a part of a document that may have several lines.</summary>
/// <param name="Number">The number of the line in which it begins, from 1.</param>
/// <param name="Utf8">Its bytes, without the line's end.</param>
/// <param name="Column">Where in that line it begins, in characters from 1.</param>
internal readonly record struct InputLine(long Number, byte[] Utf8, int Column = 1)
{
    /// <summary>The line and column of a byte of it, as editors count.</summary>
    public (long Line, int Column) PlaceOf(int offset)
    {
        var before = Utf8.AsSpan(0, Math.Clamp(offset, 0, Utf8.Length));
        var newline = before.LastIndexOf((byte)'\n');
        var characters = Encoding.UTF8.GetCharCount(before[(newline + 1)..]);
        return newline < 0 ? (Number, Column + characters) : (Number + before.Count((byte)'\n'), characters + 1);
    }
}
