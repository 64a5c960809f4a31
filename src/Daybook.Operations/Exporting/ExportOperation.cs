using Daybook.Exchange.Exporting;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Operations.Exporting;

/// <summary>The events that a filter selects, in a file or a stream, ordered by id.</summary>
public static class ExportOperation
{
    private const string Compressed = ".gz";

    /// <summary>The formats by the ends of files' names, without the dot.</summary>
    internal static IReadOnlyDictionary<string, ExportFormat> Formats { get; } = new OrderedDictionary<string, ExportFormat>(StringComparer.OrdinalIgnoreCase)
    {
        ["jsonl"] = ExportFormat.JsonLines,
        ["csv"] = ExportFormat.Csv,
        ["parquet"] = ExportFormat.Parquet,
    };

    /// <summary>Writes a file, which appears under its name only when it is whole; an error or a cancellation leaves nothing of it.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read, no file is named, its name says no format, or it is there already.</exception>
    /// <exception cref="IOException">The file is the journal's own, or its place cannot be written.</exception>
    public static async Task<ExportAnswer> RunAsync(OperationContext context, ExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var options = OptionsOf(request);
        var file = request.File!;
        if (!request.Force && File.Exists(file))
            throw new RefusedException(RefusalCode.FileExists, null, $"{file} exists already, and was left as it is");
        var answer = await ExportAsync(
            context,
            request,
            options,
            Path.GetFileName(file),
            async (reader, selected, progress) => await Exporter.ExportAsync(reader, file, selected, request.Force, progress, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return answer with { Bytes = new FileInfo(file).Length };
    }

    /// <summary>Writes to a stream, which stays the caller's; after an error or a cancellation what it holds is of no use. The request names no file.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static Task<ExportAnswer> WriteAsync(OperationContext context, ExportRequest request, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(stream);
        var options = StreamOptions(request);
        return ExportAsync(context, request, options, "export", (reader, selected, progress) => Exporter.ExportAsync(reader, stream, selected, progress, cancellationToken), cancellationToken);
    }

    private static async Task<ExportAnswer> ExportAsync(
        OperationContext context,
        ExportRequest request,
        ExportOptions options,
        string step,
        Func<JournalReader, ExportOptions, IProgress<ExportProgress>?, Task<ExportReport>> export,
        CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var (filter, from, to) = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var steps = context.Steps<ExportProgress>(progress => new OperationProgress(step, progress.Searched, progress.Total));
        var report = await export(reader, options with { Filter = filter, From = from, To = to }, steps).ConfigureAwait(false);
        var unknown = report.Events > 0 ? [] : await UnknownName.FindAsync(reader, filter, cancellationToken).ConfigureAwait(false);
        return new ExportAnswer(request.File, options.Format, report.Events, null, ExportedJournal.Of(report.Snapshot), unknown);
    }

    /// <summary>What is written to a stream.</summary>
    /// <exception cref="RefusedException">Parquet is to be compressed once more.</exception>
    internal static ExportOptions StreamOptions(ExportRequest request)
    {
        var format = request.Format ?? ExportFormat.JsonLines;
        return format == ExportFormat.Parquet && request.Gzip
            ? throw new RefusedException(RefusalCode.Contradiction, "gzip", "Parquet is compressed by itself")
            : new ExportOptions { Format = format, Gzip = request.Gzip };
    }

    // What of the options follows from the file.
    private static ExportOptions OptionsOf(ExportRequest request)
    {
        if (request.File is not { Length: > 0 } file)
            throw new RefusedException(RefusalCode.MissingValue, "file", "the file name is empty");
        var isCompressed = file.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
        var end = Path.GetExtension(isCompressed ? file[..^Compressed.Length] : file).TrimStart('.');
        if ((request.Format ?? (Formats.TryGetValue(end, out var named) ? named : null)) is not { } format)
            throw new RefusedException(RefusalCode.FormatUnknown, null, $"{file}: its name does not say the format; end it in .jsonl, .csv or .parquet");
        return format == ExportFormat.Parquet && isCompressed
            ? throw new RefusedException(RefusalCode.Contradiction, null, $"{file}: Parquet is compressed by itself; leave .gz out")
            : new ExportOptions { Format = format, Gzip = isCompressed };
    }
}
