using System.IO.Compression;
using Daybook.Exchange.Exporting.Csv;
using Daybook.Exchange.Exporting.JsonLines;
using Daybook.Exchange.Exporting.Parquet;
using Daybook.Queries;

namespace Daybook.Exchange.Exporting;

/// <summary>
/// Exports exactly the events that a filter selects, ordered by id. An export is a snapshot: it holds what was in the journal when it began, also while others write.
/// </summary>
public static class Exporter
{
    /// <summary>Exports to a stream, which stays the caller's.</summary>
    /// <param name="journal">The journal that is read.</param>
    /// <param name="stream">What takes the content.</param>
    /// <param name="options">What and how; null: everything, as JSON lines.</param>
    /// <param name="progress">Is told how far the export has come.</param>
    /// <param name="cancellationToken">Stops the export; what the stream holds then is of no use.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static async Task<ExportReport> ExportAsync(
        JournalReader journal, Stream stream, ExportOptions? options = null, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new ExportOptions();
        if (!options.Gzip)
            return await WriteAsync(journal, stream, options, progress, cancellationToken).ConfigureAwait(false);
        if (options.Format == ExportFormat.Parquet)
            throw new ArgumentException("Parquet is compressed by itself; gzip is for JSON lines and CSV.", nameof(options));
        var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        await using var _ = gzip.ConfigureAwait(false);
        return await WriteAsync(journal, gzip, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Exports to a file, which appears under its name only when it is complete and on the disk; an error or a cancellation leaves nothing of it.</summary>
    /// <param name="journal">The journal that is read.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="options">What and how; null: everything, as JSON lines.</param>
    /// <param name="replace">Whether a file that is there already is replaced; it stays as it is until the new one is complete.</param>
    /// <param name="progress">Is told how far the export has come.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    /// <exception cref="IOException">There is a file already, it is the journal's own, or the place cannot be written.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static async Task<ExportReport> ExportAsync(
        JournalReader journal, string path, ExportOptions? options = null, bool replace = false, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = TargetFile.Create(path, replace);
        await using var _ = file.ConfigureAwait(false);
        if (JournalFiles.Of(journal.Location).Any(file.Is))
            throw new IOException($"'{path}' belongs to the journal itself, and was left as it is; name another file.");
        try
        {
            var report = await ExportAsync(journal, file.Stream, options, progress, cancellationToken).ConfigureAwait(false);
            await file.CompleteAsync().ConfigureAwait(false);
            return report;
        }
        catch (IOException error) when (error.GetType() == typeof(IOException))
        {
            throw new IOException($"'{path}' was not written: {error.Message.TrimEnd('.')}. No partial file was left.", error);
        }
    }

    private static async Task<ExportReport> WriteAsync(
        JournalReader journal, Stream stream, ExportOptions options, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        IExportTarget target = options.Format switch
        {
            ExportFormat.JsonLines => new JsonLinesTarget(stream),
            ExportFormat.Csv => new CsvTarget(stream),
            ExportFormat.Parquet => new ParquetTarget(stream),
            var other => throw new ArgumentOutOfRangeException(nameof(options), other, "There is no such format."),
        };
        var snapshot = await journal.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (options.Filter is { } filter)
            options = options with { Filter = await journal.ResolveAsync(filter, cancellationToken).ConfigureAwait(false) };
        var count = 0L;
        await foreach (var (lastId, events) in new ExportSelection(journal.Source, options, snapshot).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await target.WriteAsync(events, cancellationToken).ConfigureAwait(false);
            count += events.Count;
            progress?.Report(new ExportProgress(lastId, snapshot.Count, count));
        }

        await target.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return new ExportReport(count, snapshot);
    }
}
