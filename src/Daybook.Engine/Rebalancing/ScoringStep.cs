using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>Says of every asset of the universe how it was scored, and whether it is selected. What these events hold is what the decision can be made again from.</summary>
internal static class ScoringStep
{
    public static void Take(Workbench bench)
    {
        var (at, regime) = (bench.At, bench.Regime);
        bench.Emit(RebalanceSteps.Scoring, PortfolioEvent.Create(
            EventTypes.UniverseBuilt,
            at,
            $"{bench.Snapshot.Universe.Count} assets, {bench.Held.Count} of them held",
            regime: regime,
            metadata: Metadata.Of(("universe_size", bench.Snapshot.Universe.Count), ("portfolio_assets", bench.Held.Count))));
        foreach (var asset in bench.Snapshot.Universe)
            bench.Emit(RebalanceSteps.Scoring, Scored(bench, asset, bench.Choices[asset.Asset].Code));
        bench.Emit(RebalanceSteps.Scoring, ScoringEvents.Complete([.. bench.Snapshot.Universe.Select(asset => asset.Score)], at, regime));
    }

    private static PortfolioEvent Scored(Workbench bench, AssetSnapshot asset, string code)
    {
        var options = bench.Options.Selection;
        var threshold = asset.Size > 0 ? options.MinScore : options.MinNewScore;
        var size = asset.Size > 0 ? asset.Size : (double?)null;
        Span<(string Key, MetadataValue Value)> further = [("selection", code), default, default, default, default, default];
        var count = 1;
        if (asset.Price is { } price)
            further[count++] = ("price", price);
        if (asset.Return is { } gained)
            further[count++] = ("return", gained);
        if (code == SelectionCodes.NoSlot && !bench.Options.RecordsFormerShape)
            (further[count++], further[count++], further[count++]) = (("rank", bench.Ranks[asset.Asset].Rank), ("of", bench.Ranks[asset.Asset].Ranked), ("places", bench.Ranks[asset.Asset].Places));
        return ScoringEvents.Of(asset.Score, threshold, bench.At, bench.Regime, size, further[..count]);
    }
}
