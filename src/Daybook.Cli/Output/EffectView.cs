using Daybook.Engine.WhatIf;
using Daybook.Operations.WhatIf;

namespace Daybook.Cli.Output;

/// <summary>What became of what each protection refused, as tables.</summary>
internal static class EffectView
{
    /// <summary>What was refused, what became of it, and a replay without each protection.</summary>
    public static void Show(IScreen screen, EffectsAnswer answer)
    {
        var (effects, comparisons) = (answer.Effects, answer.Comparisons);
        screen.Line(Piece.Strong("Refused trades"), Piece.Muted("  consecutive refusals of one asset and action are one episode"));
        screen.Line();
        screen.Table(new TableView(
            [new Column("protection", MinWidth: 20), new Column("refusals", IsNumber: true), new Column("episodes", IsNumber: true), new Column("costs saved", IsNumber: true)],
            [.. effects.Select(effect => (Piece[])
            [
                effect.Protection,
                Quantity.Count(effect.Refusals),
                Quantity.Count(effect.Episodes),
                effect.CostsSaved is { } saved ? FormattableString.Invariant($"{saved:N0}") : Quantity.Percent(effect.CostsSavedShare),
            ])]));
        screen.Line();
        ShowOutcomes(screen, effects);
        screen.Line();
        screen.Line(Piece.Strong("One replay without the protection"));
        screen.Line(Piece.Muted("The figures with the protection minus those without. This compares two single paths over one market: it does not estimate what a protection is worth."));
        screen.Line();
        screen.Table(new TableView(
            [
                new Column("protection", MinWidth: 20), new Column("CAGR", IsNumber: true), new Column("maximum drawdown", IsNumber: true), new Column("turnover", IsNumber: true, IsDroppable: true),
                new Column("costs", IsNumber: true, IsDroppable: true), new Column("decisions changed", IsNumber: true, IsDroppable: true),
                new Column("without", IsElastic: true, IsDroppable: true, Wraps: true),
            ],
            [.. comparisons.Select(Row)]));
    }

    private static void ShowOutcomes(IScreen screen, IReadOnlyList<ProtectionEffect> effects)
    {
        var refusing = effects.Where(effect => effect.Episodes > 0).ToList();
        if (refusing.Count == 0)
        {
            screen.Line("No protection refused a trade");
            return;
        }

        screen.Line(Piece.Strong("How they would have done"));
        screen.Line(Piece.Muted("The asset's return after this many trading days, minus that of the other holdings on the same days; for a refused open or increase with the opposite sign. Above 0 the refusal was right. Episodes close together in time count as one cluster."));
        screen.Line();
        screen.Table(new TableView(
            [
                new Column("protection", MinWidth: 20), new Column("days", IsNumber: true), new Column("episodes", IsNumber: true, IsDroppable: true), new Column("clusters", IsNumber: true),
                new Column("mean", IsNumber: true), new Column("95 % interval", IsNumber: true), new Column("verdict"), new Column("raw return", IsNumber: true, IsDroppable: true),
            ],
            [.. refusing.SelectMany(effect => effect.Horizons, Row)]));
        if (refusing.Exists(effect => effect.Horizons.Any(horizon => horizon.Verdict == RefusalVerdict.TooFew)))
            screen.Line(Piece.Muted($"too few: an interval needs {HorizonEffect.LeastClusters} clusters"));
        if (refusing.Max(effect => effect.Horizons.Max(horizon => horizon.Alone)) is > 0 and var alone)
            screen.Line(Piece.Muted($"up to {Quantity.Count(alone, "episode")} of a protection had no other holdings to compare with, and were left out"));
        screen.Line(Piece.Muted("Each interval is right 95 times in 100: among many intervals, some are wrong by chance."));
    }

    private static string Verdict(RefusalVerdict verdict) => verdict switch
    {
        RefusalVerdict.Right => "right",
        RefusalVerdict.Wrong => "wrong",
        RefusalVerdict.NoEvidence => "no evidence",
        _ => "too few",
    };

    private static Piece[] Row(ProtectionEffect effect, HorizonEffect horizon) =>
    [
        effect.Protection,
        Quantity.Count(horizon.Days),
        Quantity.Count(horizon.Observed),
        Quantity.Count(horizon.Clusters),
        ReplayView.Percent(horizon.Mean),
        horizon.Interval is { } interval ? $"{Quantity.Percent(interval.Low)} to {Quantity.Percent(interval.High)}" : "-",
        horizon.Verdict is RefusalVerdict.Right or RefusalVerdict.Wrong ? Piece.Strong(Verdict(horizon.Verdict)) : Verdict(horizon.Verdict),
        Piece.Muted(ReplayView.Percent(horizon.Raw)),
    ];

    private static Piece[] Row(ProtectionComparison comparison)
    {
        var difference = comparison.Difference;
        return
        [
            comparison.Protection,
            ReplayView.Percent(difference?.Cagr),
            ReplayView.Percent(difference?.MaxDrawdown),
            ReplayView.Ratio(difference?.TurnoverPerYear),
            difference?.Costs is { } costs ? FormattableString.Invariant($"{costs:N0}") : "-",
            comparison.Run is { } run ? Quantity.Count(run.Changes.Count) : "-",
            Piece.Muted(comparison.Run is null ? comparison.Note : $"{comparison.Without}{(comparison.IsSwitchedOff ? string.Empty : ", the weakest legal value")}"),
        ];
    }
}
