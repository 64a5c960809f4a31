using System.Globalization;

namespace Daybook.Market.Prices;

/// <summary>Why a price file cannot be read.</summary>
/// <param name="File">The file, under the name that the reader was given; a file in an archive follows the archive's name and a slash.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column's name, or null: the line as a whole.</param>
/// <param name="Message">What is wrong, and what is expected. It may quote the file: untrusted, and shortened.</param>
public sealed record PriceError(string File, int Line, string? Column, string Message)
{
    /// <summary>How many more errors of this kind the file's column has; they are counted, and not told one by one.</summary>
    public int More { get; init; }

    /// <summary>The line of the last of them; 0 when there is only this one.</summary>
    public int LastLine { get; init; }

    /// <summary>What errors of one kind have in common: the message without what it quotes.</summary>
    internal string Kind { get; init; } = Message;

    /// <summary>Place, column and message: <c>prices.csv:12 close: a number is expected, such as 12.5, not 'abc'</c>.</summary>
    public override string ToString() => $"{Place}{(Column is null ? string.Empty : $" {Column}")}: {Message}{Others}";

    private string Place => Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");

    private string Others => More == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; and {More:N0} more of this kind, the last in line {LastLine:N0}");
}
