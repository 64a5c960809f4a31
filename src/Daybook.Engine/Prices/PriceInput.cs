namespace Daybook.Engine.Prices;

/// <summary>A file to read prices from. Whoever asks does the work of the file system.</summary>
/// <param name="Name">
/// Its name, with a folder in front or without: what errors show, and what an asset is named after where the file itself does not say, for example <c>aapl_us_d.csv</c>.
/// </param>
/// <param name="Open">Opens it as it is stored, compressed or not, at its beginning. Called once; the stream is closed by the reader.</param>
public sealed record PriceInput(string Name, Func<Stream> Open);
