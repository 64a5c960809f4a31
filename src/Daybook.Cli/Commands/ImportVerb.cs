using System.CommandLine;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Exchange.Importing;
using Daybook.Recording;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook import</c>.</summary>
internal sealed class ImportVerb : Verb
{
    private readonly Argument<string[]> _paths = new("path")
    {
        HelpName = "PATH",
        Description = "A recorded run's folder, the reference system's SQLite file, JSON lines, a JSON list or CSV (.gz too); - is standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _source = new("--source") { HelpName = "NAME", Description = "The source's identity: a re-run under it adds only what is new (default: its kind and path)" };

    private readonly Option<string[]> _columns = new("--columns")
    {
        HelpName = "COLUMN=NAME,…",
        Description = "What a CSV file calls the columns of an event, such as timestamp=Time,event_type=Kind",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and check everything, say what would be added, and add nothing" };

    public ImportVerb(Terminal terminal)
        : base(
            terminal,
            "import",
            "Import events recorded by another system, or restore a Daybook export. Nothing is changed, and nothing is imported twice.",
            "daybook import backtests/2025-01-01_2025-07-29",
            "daybook import portfolio_events.db --source old-production",
            "daybook import trades.csv --columns timestamp=Time,event_type=Kind --dry-run")
    {
        Add(_paths);
        Add(_source);
        Add(_columns);
        Add(_dryRun);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var paths = run.Get(_paths)!;
        var source = run.Get(_source);
        if (source is not null && paths.Length > 1)
            throw new MisuseException("--source names one source: give one PATH");
        foreach (var path in paths)
        {
            if (path != PipedContent.StandardInput && !File.Exists(path) && !Directory.Exists(path))
                throw new MisuseException($"there is no file or folder {path}; nothing was imported");
        }

        // Every source is checked before the journal is even made: bad input leaves nothing behind.
        var options = new ImportOptions { Source = source, Columns = Columns(run.Get(_columns)) };
        var imports = new List<(string Path, CheckedImport Checked)>();
        var piped = new List<PipedContent>();
        try
        {
            foreach (var path in paths)
                imports.Add((path, Check(run, path, options, piped, cancellationToken)));
            if (run.Get(_dryRun))
                await CompareAsync(run, imports, cancellationToken).ConfigureAwait(false);
            else
                await AddAllAsync(run, imports, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var content in piped)
                content.Dispose();
        }

        return ExitCode.Fine;
    }

    private static async Task AddAllAsync(Invocation run, List<(string Path, CheckedImport Checked)> imports, CancellationToken cancellationToken)
    {
        var reports = new List<ImportReport>();
        var journal = await run.Context.Journals.OpenAsync(run.JournalPath, run.WriterOptions with { EndAbandonedSessions = false }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            foreach (var (path, import) in imports)
                reports.Add(await AddAsync(run, journal, path, import, cancellationToken).ConfigureAwait(false));
        }

        Tell(run, reports, "imported");
    }

    private static async Task CompareAsync(Invocation run, List<(string Path, CheckedImport Checked)> imports, CancellationToken cancellationToken)
    {
        var journal = run.Context.Journals.Exists(run.JournalPath) ? await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false) : null;
        var reports = new List<ImportReport>();
        foreach (var (_, import) in imports)
            reports.Add(await import.CompareAsync(journal, cancellationToken).ConfigureAwait(false));
        Tell(run, reports, "would import");
    }

    private static void Tell(Invocation run, List<ImportReport> reports, string what)
    {
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WriteJson(writer, reports, what.Replace(' ', '_')));
        else
            Show(run.Screen, reports, what);
    }

    private static CheckedImport Check(Invocation run, string path, ImportOptions options, List<PipedContent> piped, CancellationToken cancellationToken)
    {
        using var line = LineFor(run, path);
        var progress = new Step<ImportProgress>(step => line.Show(step.Rows, 0));
        try
        {
            using var pipe = PipedContent.OpenPipe(path, run.Terminal.Input);
            if (pipe is null)
                return Importer.Check(path, options, progress, cancellationToken);
            if (options.Source is null)
                throw new MisuseException("what comes through a pipe has no name of its own; add --source NAME, under which another import adds only what is new. Nothing was imported");
            var content = new PipedContent(path, pipe);
            piped.Add(content);
            return Importer.Check(content.Name, content.Open, options, progress, cancellationToken);
        }
        catch (ArgumentException error) when (error.ParamName == "columns")
        {
            throw new MisuseException($"--columns: {error.Message[..error.Message.IndexOf(" (Parameter", StringComparison.Ordinal)]}", error);
        }
    }

    private static Dictionary<string, string>? Columns(string[]? given)
    {
        if (given is not { Length: > 0 })
            return null;
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given.SelectMany(list => list.Split(',')))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new MisuseException($"--columns: '{pair}' names no column; write COLUMN=NAME, such as timestamp=Time, with commas between several");
            if (!columns.TryAdd(pair[..at].Trim(), pair[(at + 1)..].Trim()))
                throw new MisuseException($"--columns: {pair[..at].Trim()} stands twice");
        }

        return columns;
    }

    private static async Task<ImportReport> AddAsync(Invocation run, Journal journal, string path, CheckedImport import, CancellationToken cancellationToken)
    {
        using var line = LineFor(run, path);
        try
        {
            return await import.AddToAsync(journal, new Step<ImportProgress>(step => line.Show(step.Rows, step.Total ?? 0)), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            line.Dispose();
            run.Say($"stopped; what was added of {path} stays, and the same command goes on from there");
            throw;
        }
    }

    private static ProgressLine LineFor(Invocation run, string path) => ProgressLine.For(run.Terminal, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));

    private static void Show(IScreen screen, List<ImportReport> reports, string what)
    {
        screen.Table(new TableView(
            [new Column("source", IsElastic: true, Wraps: true), new Column(what, IsNumber: true), new Column("already present", IsNumber: true)],
            [.. reports.Select(report => new Piece[] { report.Source, Piece.Strong(Quantity.Count(report.Imported)), Quantity.Count(report.AlreadyPresent) })]));
        foreach (var note in reports.SelectMany(report => report.Notes))
            screen.Line(Piece.Muted("  " + note));
    }

    private static void WriteJson(Utf8JsonWriter writer, List<ImportReport> reports, string what)
    {
        writer.WriteStartObject();
        writer.WriteNumber(what, reports.Sum(report => report.Imported));
        writer.WriteNumber("already_present", reports.Sum(report => report.AlreadyPresent));
        writer.WriteStartArray("sources");
        foreach (var report in reports)
        {
            writer.WriteStartObject();
            writer.WriteString("source", report.Source);
            writer.WriteString("origin", report.Origin);
            writer.WriteString("session_id", report.SessionId);
            writer.WriteNumber(what, report.Imported);
            writer.WriteNumber("already_present", report.AlreadyPresent);
            writer.WriteStartArray("notes");
            foreach (var note in report.Notes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
