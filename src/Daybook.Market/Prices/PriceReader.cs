using Daybook.Market.Prices.Reading;

namespace Daybook.Market.Prices;

/// <summary>
/// Reads files of daily prices. A file's layout is found from its content: tables with a row or a column an asset, vendors' downloads, LEAN's daily equities; plain, gzip or zip.
/// What a person should know of a file that could be read is noted with it; see docs/reference/price-files.md.
/// </summary>
public static class PriceReader
{
    /// <summary>The most lines of one file: 5,000,000, which is 250 assets over 80 years.</summary>
    public const int MaxLines = 5_000_000;

    /// <summary>The most bytes of one file's content, unpacked: 256 MiB.</summary>
    public const long MaxContent = 256L << 20;

    /// <summary>The most bytes of a zip file as it is stored: 64 MiB.</summary>
    public const int MaxZip = 64 << 20;

    /// <summary>The most files of a zip file.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>The most assets of all files.</summary>
    public const int MaxAssets = 50_000;

    /// <summary>The longest name of an asset, in characters: what an event can hold.</summary>
    public const int MaxAssetName = 256;

    /// <summary>
    /// Reads files. An asset may be in several of them: equal rows count once, a value that one row lacks comes from the other, and a contradiction is an error.
    /// </summary>
    /// <param name="inputs">The files; of a row that appears twice, the earlier file is named its source.</param>
    /// <param name="options">What the files do not say themselves, or null: nothing.</param>
    /// <param name="progress">Is told of every file and of every 65,536 lines, or null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PriceFormatException">A file cannot be read, or files contradict one another; the first ten errors are reported together, those of one kind in one column as one.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <remarks>What opening a file or reading its stored bytes throws comes through as it is, for example <see cref="IOException"/>.</remarks>
    public static PriceSet Read(IEnumerable<PriceInput> inputs, PriceReadingOptions? options = null, IProgress<PriceReadingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        PriceInput[] files = [.. inputs];
        var errors = new PriceErrors();
        var assets = new AssetTable();
        var lines = new LineCounter(files, progress, cancellationToken);
        List<FileReading> readings = [];
        foreach (var file in files)
        {
            if (errors.IsFull)
                break;
            lines.Begin(file);
            var reading = new FileReading(file, options ?? new PriceReadingOptions(), errors, assets, lines);
            reading.Read();
            readings.Add(reading);
        }

        var series = SeriesAssembly.Assemble(assets, errors);
        errors.ThrowIfAny();
        return new PriceSet(series, readings.Select(reading => reading.Result()));
    }
}
