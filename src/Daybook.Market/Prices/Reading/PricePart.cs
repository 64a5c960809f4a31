namespace Daybook.Market.Prices.Reading;

/// <summary>A text with rows: a file, or one of the files of an archive.</summary>
/// <param name="place">Its name for errors.</param>
/// <param name="number">Which file of an archive it is, from 0.</param>
/// <param name="label">The prefix of its notes, or empty when the archive has no other part.</param>
/// <param name="file">The file that it is, or that holds it.</param>
internal sealed class PricePart(string place, int number, string label, FileReading file)
{
    public string Place => place;

    /// <summary>True: what was read of it may be anything, and is no row.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>An error of the part.</summary>
    /// <param name="line">The line, or 0.</param>
    /// <param name="column">The column, or null.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="kind">The kind that it shares with others that are reported as one; null: the message.</param>
    public PriceError Error(int line, string? column, string message, string? kind = null) => new(place, line, column, message) { Kind = kind ?? message };

    public void Note(int line, string? asset, string code, string message) => file.Notes.Add(number, new PriceNote(line, asset, code, label + message));

    /// <summary>A row became a bar.</summary>
    public void CountBar() => file.Bars++;
}
