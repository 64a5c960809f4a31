namespace Daybook.Market.Prices;

/// <summary>How far a reading of price files has come.</summary>
/// <param name="File">The file that is being read, or was read just now.</param>
/// <param name="Number">Which of the files that is, from 1.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Lines">Lines that were read of all files.</param>
public sealed record PriceReadingProgress(string File, int Number, int Files, long Lines);
