using Daybook.Exchange.Importing;
using Daybook.Recording;

namespace Daybook.Operations.Importing;

/// <summary>Adds what other systems recorded, or restores what Daybook exported. Every source is read and checked to its end before the journal is even made: bad input leaves nothing behind.</summary>
public static class ImportOperation
{
    /// <summary>Imports, or after a dry run says what an import would add.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read, or a source cannot be read or kept faithfully; the message names file, line and column.</exception>
    /// <exception cref="ImportStoppedException">It was cancelled while it added.</exception>
    public static async Task<ImportAnswer> RunAsync(OperationContext context, ImportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        Require(request);
        var options = new ImportOptions { Source = request.Source, Columns = Columns(request.Columns) };
        var piped = new List<PipedContent>();
        try
        {
            // Reading and checking a file takes as long as the file is long.
            var sources = await Task.Run(() => request.Paths.Select(path => (path, Check(context, request, path, options, piped, cancellationToken))).ToList(), cancellationToken).ConfigureAwait(false);
            return request.DryRun ? await CompareAsync(context, sources, cancellationToken).ConfigureAwait(false) : await AddAsync(context, sources, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportException error)
        {
            throw RefusedException.Listing(RefusalCode.InvalidInput, null, error.Lines, error);
        }
        catch (ArgumentException error) when (error.ParamName is "columns" or "source")
        {
            throw new RefusedException(RefusalCode.InvalidValue, error.ParamName, error.Message.Split(" (Parameter", 2)[0], error);
        }
        finally
        {
            foreach (var content in piped)
                content.Dispose();
        }
    }

    private static void Require(ImportRequest request)
    {
        if (request.Paths.Count == 0)
            throw new RefusedException(RefusalCode.MissingValue, "paths", "no file or folder is named");
        if (request.Source is not null && request.Paths.Count > 1)
            throw new RefusedException(RefusalCode.Contradiction, "source", "it names one source, and several paths are given; give one");
        foreach (var path in request.Paths)
        {
            if (!(path == PipedContent.StandardInput && request.Content is not null) && !File.Exists(path) && !Directory.Exists(path))
                throw new RefusedException(RefusalCode.InvalidInput, null, $"there is no file or folder {path}; nothing was imported");
        }
    }

    private static CheckedImport Check(OperationContext context, ImportRequest request, string path, ImportOptions options, List<PipedContent> piped, CancellationToken cancellationToken)
    {
        var steps = Steps(context, path);
        using var pipe = PipedContent.OpenPipe(path, request.Content);
        if (pipe is null)
            return Importer.Check(path, options, steps, cancellationToken);
        if (options.Source is null)
            throw new RefusedException(RefusalCode.MissingValue, "source", "what comes through a pipe has no name of its own, and under a given one another import adds only what is new. Nothing was imported");
        var content = new PipedContent(path, pipe);
        piped.Add(content);
        return Importer.Check(content.Name, content.Open, options, steps, cancellationToken);
    }

    private static async Task<ImportAnswer> CompareAsync(OperationContext context, List<(string Path, CheckedImport Checked)> sources, CancellationToken cancellationToken)
    {
        var journal = context.Journals.Exists(context.Journal) ? await context.ReaderAsync(cancellationToken).ConfigureAwait(false) : null;
        var reports = new List<ImportReport>();
        foreach (var (_, source) in sources)
            reports.Add(await source.CompareAsync(journal, cancellationToken).ConfigureAwait(false));
        return ImportAnswer.Of(reports, isDryRun: true);
    }

    private static async Task<ImportAnswer> AddAsync(OperationContext context, List<(string Path, CheckedImport Checked)> sources, CancellationToken cancellationToken)
    {
        var reports = new List<ImportReport>();
        var journal = await context.Journals.OpenAsync(context.Journal, context.RecordingOptions with { EndAbandonedSessions = false }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            foreach (var (path, source) in sources)
                reports.Add(await AddAsync(context, journal, path, source, cancellationToken).ConfigureAwait(false));
        }

        return ImportAnswer.Of(reports, isDryRun: false);
    }

    private static async Task<ImportReport> AddAsync(OperationContext context, Journal journal, string path, CheckedImport source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.AddToAsync(journal, Steps(context, path), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (cancellationToken.IsCancellationRequested)
        {
            throw new ImportStoppedException(path, cause);
        }
    }

    private static IProgress<ImportProgress>? Steps(OperationContext context, string path) =>
        context.Steps<ImportProgress>(step => new OperationProgress(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), step.Rows, step.Total ?? 0));

    private static Dictionary<string, string>? Columns(IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            return null;
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new RefusedException(RefusalCode.InvalidValue, "columns", $"'{pair}' names no column; write COLUMN=NAME, such as timestamp=Time, with commas between several");
            if (!columns.TryAdd(pair[..at].Trim(), pair[(at + 1)..].Trim()))
                throw new RefusedException(RefusalCode.InvalidValue, "columns", $"{pair[..at].Trim()} appears twice");
        }

        return columns;
    }
}
