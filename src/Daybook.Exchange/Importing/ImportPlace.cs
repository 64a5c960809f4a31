namespace Daybook.Exchange.Importing;

/// <summary>Where in a source something stands.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line, from 1, or null.</param>
/// <param name="Column">The column in characters, from 1, or null.</param>
/// <param name="Row">The id of a table's row, or null.</param>
internal readonly record struct ImportPlace(string File, long? Line = null, int? Column = null, long? Row = null)
{
    /// <summary>The place within the file, such as <c>line 3, column 5</c>; empty when it is the file as a whole.</summary>
    public string Within
    {
        get
        {
            string?[] parts =
            [
                Line is { } line ? FormattableString.Invariant($"line {line}") : null,
                Column is { } column ? FormattableString.Invariant($"column {column}") : null,
                Row is { } row ? FormattableString.Invariant($"row {row}") : null,
            ];
            return string.Join(", ", parts.Where(part => part is not null));
        }
    }

    public override string ToString() => Within is { Length: > 0 } within ? $"{File}, {within}" : File;
}
