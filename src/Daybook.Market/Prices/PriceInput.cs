namespace Daybook.Market.Prices;

/// <summary>A file to read prices from. Whoever asks does the work of the file system.</summary>
/// <param name="Name">
/// Its name, with a folder in front or without: what errors show, and what an asset is named after where the file itself does not say, for example <c>aapl_us_d.csv</c>.
/// </param>
/// <param name="Open">Opens it as it is stored, compressed or not, at its beginning. Called once; the stream is closed by the reader.</param>
public sealed record PriceInput(string Name, Func<Stream> Open)
{
    /// <summary>
    /// LEAN's factor file for it, such as <c>equity/usa/factor_files/aapl.csv</c> for <c>equity/usa/daily/aapl.zip</c>, or null. Prices of LEAN's layout are adjusted by it for splits and dividends;
    /// with other layouts it is not opened.
    /// </summary>
    public PriceInput? Factors { get; init; }

    /// <summary>True: prices of LEAN's layout are wanted as they were traded, whether there is a factor file or not; <see cref="Factors"/> is not opened, and the note on the file says that it was asked for (default: false).</summary>
    public bool IsRaw { get; init; }
}
