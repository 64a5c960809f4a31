using System.CommandLine;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Exchange.Importing;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook import</c>.</summary>
internal sealed class ImportVerb : Verb
{
    private readonly Argument<string[]> _paths = new("path")
    {
        HelpName = "PATH",
        Description = "A recorded run's folder, the reference system's SQLite file, JSON lines or CSV (both .gz too)",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _source = new("--source") { HelpName = "NAME", Description = "The source's identity: a re-run under it adds only what is new (default: its kind and path)" };

    public ImportVerb(Terminal terminal)
        : base(
            terminal,
            "import",
            "Take in what another system recorded, as evidence, or restore what Daybook exported: nothing is changed, and nothing is added twice.",
            "daybook import backtests/2025-01-01_2025-07-29",
            "daybook import portfolio_events.db --source old-production",
            "daybook import events.jsonl.gz --json")
    {
        Add(_paths);
        Add(_source);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var paths = run.Get(_paths)!;
        var source = run.Get(_source);
        if (source is not null && paths.Length > 1)
            throw new MisuseException("--source names one source: give one PATH");
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new MisuseException($"there is no file or folder {path}; nothing was imported");
        }

        // Every source is checked before the journal is even made: bad input leaves nothing behind.
        var imports = paths.Select(path => (Path: path, Checked: Check(run, path, source, cancellationToken))).ToList();
        var reports = new List<ImportReport>();
        var journal = await SqliteJournal.OpenAsync(run.JournalPath, run.WriterOptions with { EndAbandonedSessions = false }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            foreach (var (path, import) in imports)
                reports.Add(await AddAsync(run, journal, path, import, cancellationToken).ConfigureAwait(false));
        }

        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WriteJson(writer, reports));
        else
            Show(run.Screen, reports);
        return ExitCode.Fine;
    }

    private static CheckedImport Check(Invocation run, string path, string? source, CancellationToken cancellationToken)
    {
        using var line = LineFor(run, path);
        return Importer.Check(path, new ImportOptions { Source = source }, new Step<ImportProgress>(step => line.Show(step.Rows, 0)), cancellationToken);
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

    private static void Show(IScreen screen, List<ImportReport> reports)
    {
        screen.Table(new TableView(
            [new Column("source", IsElastic: true, Wraps: true), new Column("imported", IsNumber: true), new Column("already present", IsNumber: true)],
            [.. reports.Select(report => new Piece[] { report.Source, Piece.Strong(Quantity.Count(report.Imported)), Quantity.Count(report.AlreadyPresent) })]));
        foreach (var note in reports.SelectMany(report => report.Notes))
            screen.Line(Piece.Muted("  " + note));
    }

    private static void WriteJson(Utf8JsonWriter writer, List<ImportReport> reports)
    {
        writer.WriteStartObject();
        writer.WriteNumber("imported", reports.Sum(report => report.Imported));
        writer.WriteNumber("already_present", reports.Sum(report => report.AlreadyPresent));
        writer.WriteStartArray("sources");
        foreach (var report in reports)
        {
            writer.WriteStartObject();
            writer.WriteString("source", report.Source);
            writer.WriteString("origin", report.Origin);
            writer.WriteString("session_id", report.SessionId);
            writer.WriteNumber("imported", report.Imported);
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
