using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Importing;

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
        Description = "The CSV file's names for an event's columns, such as timestamp=Time,event_type=Kind",
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
        var request = new ImportRequest
        {
            Paths = run.Get(_paths)!,
            Content = run.Terminal.Input,
            Source = run.Get(_source),
            Columns = [.. (run.Get(_columns) ?? []).SelectMany(list => list.Split(','))],
            DryRun = run.Get(_dryRun),
        };
        try
        {
            var answer = await ImportOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
            run.EndProgress();
            if (run.Json)
                run.WriteJson(answer);
            else
                Show(run.Screen, answer);
            return ExitCode.Fine;
        }
        catch (ImportStoppedException stopped)
        {
            run.EndProgress();
            run.Say($"stopped; what was added of {stopped.Path} stays, and the same command goes on from there");
            throw;
        }
    }

    private static void Show(IScreen screen, ImportAnswer answer)
    {
        screen.Table(new TableView(
            [new Column("source", IsElastic: true, Wraps: true), new Column(answer.Imported is null ? "would import" : "imported", IsNumber: true), new Column("already present", IsNumber: true)],
            [.. answer.Sources.Select(source => new Piece[] { source.Source, Piece.Strong(Quantity.Count((source.Imported ?? source.WouldImport)!.Value)), Quantity.Count(source.AlreadyPresent) })]));
        foreach (var note in answer.Sources.SelectMany(source => source.Notes))
            screen.Line(Piece.Muted("  " + note));
    }
}
