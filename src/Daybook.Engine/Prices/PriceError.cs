namespace Daybook.Engine.Prices;

/// <summary>Why a price file cannot be read.</summary>
/// <param name="File">The file, as its reader was told its name; a file of an archive stands behind the archive's name and a slash.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column's name, in small letters, or null: the line as a whole.</param>
/// <param name="Message">What is wrong, and what is expected. It may quote the file: untrusted, and shortened.</param>
public sealed record PriceError(string File, int Line, string? Column, string Message)
{
    /// <summary>Place, column and message: <c>prices.csv:12 close: a number is expected, such as 12.5, not 'abc'</c>.</summary>
    public override string ToString() => $"{Place}{(Column is null ? string.Empty : $" {Column}")}: {Message}";

    private string Place => Line == 0 ? File : $"{File}:{Line}";
}
