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
        screen.Line(Piece.Strong("What was refused"), Piece.Muted("  consecutive refusals of an asset and action are one episode"));
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
        screen.Line(Piece.Strong("One replay without it"));
        screen.Line(Piece.Muted("The figures as it is less those without. One path beside another over one market: it shows what would have happened, and is no estimate of what a protection is worth."));
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
            screen.Line("Nothing was refused, so there is nothing to judge");
            return;
        }

        screen.Line(Piece.Strong("What became of it"));
        screen.Line(Piece.Muted("The asset's return so many trading days later, less that of what else was held on the same days; for a refused open or increase the other way round. Above 0 the refusal was right. Episodes that lie close together in time count as one cluster."));
        screen.Line();
        screen.Table(new TableView(
            [
                new Column("protection", MinWidth: 20), new Column("days", IsNumber: true), new Column("episodes", IsNumber: true, IsDroppable: true), new Column("clusters", IsNumber: true),
                new Column("mean", IsNumber: true), new Column("95 % interval", IsNumber: true), new Column("verdict"), new Column("raw return", IsNumber: true, IsDroppable: true),
            ],
            [.. refusing.SelectMany(effect => effect.Horizons, Row)]));
        if (refusing.Exists(effect => effect.Horizons.Any(horizon => horizon.Verdict == RefusalVerdict.TooFew)))
            screen.Line(Piece.Muted($"too few: an interval takes {HorizonEffect.LeastClusters} clusters"));
        if (refusing.Max(effect => effect.Horizons.Max(horizon => horizon.Alone)) is > 0 and var alone)
            screen.Line(Piece.Muted($"up to {Quantity.Count(alone, "episode")} of a protection had nothing to be compared with, and were left out"));
        screen.Line(Piece.Muted("Each interval holds the truth in 95 of 100 cases: of many, some are out by chance."));
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
            Piece.Muted(comparison.Run is null ? comparison.Note : $"{comparison.Without}{(comparison.IsSwitchedOff ? string.Empty : ", the weakest that is legal")}"),
        ];
    }
}
