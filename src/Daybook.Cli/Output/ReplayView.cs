using Daybook.Engine.Performance;
using Daybook.Engine.Replay;

namespace Daybook.Cli.Output;

/// <summary>What a replay came to, as tables.</summary>
internal static class ReplayView
{
    private const int MostNotes = 12;

    /// <summary>Shows performance, what each protection did, and what was noted.</summary>
    public static void Show(IScreen screen, ReplayResult result, int assets)
    {
        var performance = result.Performance;
        screen.Line(
            Piece.Strong($"{result.Values[1].Date:yyyy-MM-dd} to {result.Values[^1].Date:yyyy-MM-dd}"),
            $": {Quantity.Count(result.Values.Count - 1, "day")}, {Quantity.Count(assets, "asset")}, {Quantity.Count(result.Rebalances, "rebalance")}, {Quantity.Count(result.Decisions, "decision")}, {Quantity.Count(result.Fills, "trade")}");
        screen.Line();
        ShowPerformance(screen, performance, result);
        screen.Line();
        screen.Table(new TableView(
            [new Column("protection", MinWidth: 24), new Column("checked", IsNumber: true, MinWidth: 8), new Column("blocked", IsNumber: true, MinWidth: 8), new Column("overridden", IsNumber: true)],
            [.. result.Protections.Select(use => new Piece[]
            {
                use.Key,
                Quantity.Count(use.Value.Checked),
                new(Quantity.Count(use.Value.Blocked), use.Value.Blocked > 0 ? Tone.Warning : Tone.Muted),
                new(Quantity.Count(use.Value.Overridden), use.Value.Overridden > 0 ? Tone.Warning : Tone.Muted),
            })]));
        ShowNotes(screen, result.Notes);
    }

    /// <summary>A fraction as percent, or a dash.</summary>
    public static string Percent(double? fraction) => fraction is { } known ? Quantity.Percent(known) : "-";

    /// <summary>A ratio with two digits, or a dash.</summary>
    public static string Ratio(double? ratio) => ratio is { } known ? FormattableString.Invariant($"{known:0.00}") : "-";

    private static void ShowPerformance(IScreen screen, PerformanceReport performance, ReplayResult result)
    {
        var drawdown = performance.DeepestDrawdown is { } deepest
            ? $"from {deepest.Peak:yyyy-MM-dd} to {deepest.Trough:yyyy-MM-dd}, {(deepest.Recovery is { } recovered ? $"recovered {recovered:yyyy-MM-dd}" : "not recovered")}"
            : string.Empty;
        (string Name, string Value, string Note)[] rows =
        [
            ("value", FormattableString.Invariant($"{result.Values[^1].Value:N0}"), FormattableString.Invariant($"from {result.Values[0].Value:N0}")),
            ("CAGR", Percent(performance.Cagr), $"total return {Percent(performance.TotalReturn)}"),
            ("volatility", Percent(performance.Volatility), performance.PeriodsPerYear is { } periods ? FormattableString.Invariant($"annualised by {periods:0} values a year") : string.Empty),
            ("Sharpe", Ratio(performance.Sharpe), "over a risk-free rate of 0"),
            ("Sortino", Ratio(performance.Sortino), string.Empty),
            ("maximum drawdown", Percent(performance.MaxDrawdown), drawdown),
            ("turnover", Ratio(performance.TurnoverPerYear), "times a year"),
            ("costs", FormattableString.Invariant($"{result.Costs:N0}"), "commission and slippage"),
        ];
        screen.Table(new TableView(
            [new Column("performance", MinWidth: 24), new Column(string.Empty, IsNumber: true, MinWidth: 12), new Column(string.Empty, IsElastic: true, IsDroppable: true)],
            [.. rows.Select(row => new Piece[] { row.Name, Piece.Strong(row.Value), Piece.Muted(row.Note) })]));
    }

    private static void ShowNotes(IScreen screen, IReadOnlyList<ReplayNote> notes)
    {
        if (notes.Count == 0)
            return;
        var rows = screen.IsPlain ? [.. notes.Select(note => (note.Asset, Note: note))] : Together(notes);
        screen.Line();
        screen.Table(new TableView(
            [new Column("notes on prices", MinWidth: 24), new Column("date"), new Column(string.Empty, IsElastic: true, Wraps: true)],
            [.. rows.Take(screen.IsPlain ? rows.Count : MostNotes).Select(row => new Piece[] { row.Asset.Length == 0 ? "rebalance" : row.Asset, $"{row.Note.Date:yyyy-MM-dd}", Piece.Muted(row.Note.Message) })]));
        if (!screen.IsPlain && rows.Count > MostNotes)
            screen.Line(Piece.Muted($"{rows.Count - MostNotes} more notes; --json has all"));
    }

    /// <summary>Notes for a person: what is the same for several assets on a day is said once.</summary>
    private static List<(string Asset, ReplayNote Note)> Together(IReadOnlyList<ReplayNote> notes) =>
    [
        .. notes.GroupBy(note => (note.Date, note.Code, note.Message)).Select(group => (Assets([.. group]), group.First())),
    ];

    private static string Assets(ReplayNote[] group) => group.Length > 2 ? $"{group[0].Asset} and {group.Length - 1} more" : string.Join(", ", group.Select(note => note.Asset));
}
