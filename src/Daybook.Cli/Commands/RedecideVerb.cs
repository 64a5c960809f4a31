using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Redeciding;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook redecide</c>.</summary>
internal sealed class RedecideVerb : Verb
{
    private const int MostShown = 20;

    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<bool> _fromPrices = new("--from-prices") { Description = "Also score again from the prices, and check that the files are the run's" };

    public RedecideVerb(Terminal terminal)
        : base(
            terminal,
            "redecide",
            "Make every recorded decision again from the journal alone, and compare the two byte for byte.",
            "daybook redecide --journal replay.db",
            "daybook redecide --journal replay.db --from-prices")
    {
        Add(_run);
        Add(_portfolio);
        Add(_fromPrices);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new RedecideRequest { Run = run.Get(_run), Portfolio = run.Get(_portfolio), FromPrices = run.Get(_fromPrices) };
        var answer = await RedecideOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        if (run.Json)
            run.WriteJson(answer);
        else
            Show(run.Screen, answer);
        return answer.Differences.Count == 0 ? ExitCode.Fine : ExitCode.Found;
    }

    private static void Show(IScreen screen, RedecideAnswer answer)
    {
        var differing = answer.Differing;
        screen.Line(
            Piece.Strong(Quantity.Count(answer.Decisions, "rebalance")),
            " decided again: ",
            differing > 0 ? Piece.Bad($"{Quantity.Count(differing)} {(differing == 1 ? "differs" : "differ")}, at {Quantity.Count(answer.Differences.Count, "place")}")
            : Piece.Good(answer.Explained.Count == 0 ? "all identical, byte for byte" : $"{Quantity.Count(answer.Identical)} identical, byte for byte"));
        foreach (var explained in answer.Explained)
            Show(screen, explained);
        SettingsView.ShowNotUsed(screen, answer.SettingsNotUsed);
        if (answer.Differing == 0)
            return;
        screen.Line();
        var shown = answer.Differences
            .SelectMany(one => DifferingValues.Of(one.Field, one.Recorded, one.Now), (one, values) => (One: one, Values: screen.IsPlain ? values : values.Shortened()))
            .ToList();
        var most = screen.IsPlain ? shown.Count : MostShown;
        screen.Table(new TableView(
            [new Column("decided"), new Column("event"), new Column("asset"), new Column("column"), new Column("recorded", IsElastic: true, Wraps: true), new Column("now", IsElastic: true, Wraps: true)],
            [.. shown.Take(most).Select(row => new Piece[]
                { TimeText.Exact(row.One.At), row.One.Event is { } id ? $"#{id}" : "-", row.One.Asset ?? "-", row.Values.Field, row.Values.Recorded ?? "-", row.Values.Now ?? "-" })]));
        if (shown.Count > most)
            screen.Line(Piece.Muted($"and {Quantity.Count(shown.Count - most, "more value")}; --json lists all of them in full"));
    }

    /// <summary>A line for the decisions that changes of the rules explain, and what each change means.</summary>
    private static void Show(IScreen screen, ExplainedDecisions explained)
    {
        screen.Line(
            Piece.Strong(Quantity.Count(explained.Decisions)),
            $" made by earlier rules {(explained.Decisions == 1 ? "comes" : "come")} out otherwise now, and as recorded without ",
            Piece.Strong(string.Join(" and ", explained.Changes)),
            $"; the first at {TimeText.Exact(explained.FirstAt)}, from event {explained.FirstEvent} on");
        foreach (var change in RuleChange.All.Where(change => explained.Changes.Contains(change.Name, StringComparer.Ordinal)))
            screen.Line("  ", Piece.Muted(change.Description));
    }
}
