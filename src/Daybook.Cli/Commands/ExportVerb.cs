using System.CommandLine;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Exchange.Exporting;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook export</c>.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string> _file = new("file")
    {
        HelpName = "FILE",
        Description = "Where to: .jsonl, .csv (both with .gz if wished) or .parquet; - for standard output",
    };

    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _session = FilterArgument.Session();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<string?> _format = new("--format") { HelpName = "jsonl|csv|parquet", Description = "The format (default: by the file's name; for - jsonl)" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it is there" };

    public ExportVerb(Terminal terminal)
        : base(
            terminal,
            "export",
            "Write the events that a filter selects to a file, ordered by id.",
            "daybook export q3.csv --from 2025-07-01 --to 2025-10-01",
            "daybook export blocks.parquet \"category = 'protection' and action in ('block', 'deny')\"",
            "daybook export everything.jsonl.gz")
    {
        Add(_file);
        Add(_filter);
        Add(_filterOption);
        Add(_from);
        Add(_to);
        Add(_session);
        Add(_portfolio);
        _format.Validators.Add(Limits.Among(ExportFile.Formats));
        Add(_format);
        Add(_force);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var file = ExportFile.Of(run.Get(_file)!, run.Get(_format));
        if (file.IsStandardOutput)
            RequirePipe(run);
        else if (!run.Get(_force) && File.Exists(file.Path))
            throw new MisuseException($"{file.Path} exists already, and was left as it is; --force replaces it");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var filter = FilterArgument.Read(run.Get(_filter), run.Get(_filterOption), now, run.Get(_session));
        var options = file.Options with
        {
            Filter = await PortfolioChoice.OnlyAsync(reader, run.Get(_portfolio), filter, cancellationToken).ConfigureAwait(false),
            From = from,
            To = to,
        };
        var report = await WriteAsync(run, reader, file, options, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WriteJson(writer, file, report));
        else if (!file.IsStandardOutput)
            Show(run.Screen, file, report);
        if (report.Events == 0)
            UnknownNames.Say(run, await UnknownName.FindAsync(reader, options.Filter, cancellationToken).ConfigureAwait(false));
        return ExitCode.Fine;
    }

    private static void RequirePipe(Invocation run)
    {
        if (run.Terminal.OutputIsTerminal)
            throw new MisuseException("-: an export is for programs, and standard output is a terminal; pipe it, name a file, or look at events with query");
        if (run.Json)
            throw new MisuseException("--json reports on standard output, where the events go; name a file, or leave --json out");
    }

    private async Task<ExportReport> WriteAsync(Invocation run, JournalReader reader, ExportFile file, ExportOptions options, CancellationToken cancellationToken)
    {
        using var line = ProgressLine.For(run.Terminal, file.Name);
        var progress = new Step<ExportProgress>(step => line.Show(step.Searched, step.Total));
        try
        {
            return file.IsStandardOutput
                ? await Exporter.ExportAsync(reader, run.Terminal.Output, options, progress, cancellationToken).ConfigureAwait(false)
                : await Exporter.ExportAsync(reader, file.Path, options, run.Get(_force), progress, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            line.Dispose();
            run.Say(file.IsStandardOutput ? "stopped; what was written is not the whole" : $"stopped; {file.Path} was not written");
            throw;
        }
    }

    private static void Show(IScreen screen, ExportFile file, ExportReport report)
    {
        screen.Line(Piece.Strong(Quantity.Count(report.Events, "event")), $" in {file.Path}, {Quantity.Bytes(new FileInfo(file.Path).Length)}");
        screen.Line(Piece.Muted($"  of {Quantity.Count(report.Snapshot.Count, "event")} in the journal, whose root was {report.Snapshot.Root}"));
    }

    private static void WriteJson(Utf8JsonWriter writer, ExportFile file, ExportReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("file", file.Path);
        writer.WriteString("format", file.Format);
        writer.WriteNumber("events", report.Events);
        writer.WriteNumber("bytes", new FileInfo(file.Path).Length);
        writer.WriteStartObject("journal");
        writer.WriteNumber("epoch", report.Snapshot.Epoch);
        writer.WriteNumber("events", report.Snapshot.Count);
        writer.WriteString("root", report.Snapshot.Root.ToString());
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
