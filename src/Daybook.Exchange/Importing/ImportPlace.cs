namespace Daybook.Exchange.Importing;

/// <summary>Where in a source something stands.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line, from 1, or null.</param>
/// <param name="Column">The column in characters, from 1, or null.</param>
/// <param name="Row">The id of a table's row, or null.</param>
internal readonly record struct ImportPlace(string File, long? Line = null, int? Column = null, long? Row = null)
{
    public override string ToString()
    {
        var text = File;
        if (Line is { } line)
            text += FormattableString.Invariant($", line {line}");
        if (Column is { } column)
            text += FormattableString.Invariant($", column {column}");
        if (Row is { } row)
            text += FormattableString.Invariant($", row {row}");
        return text;
    }
}
