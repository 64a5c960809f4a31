using System.Collections.Immutable;
using System.Globalization;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Selection;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>Selects assets: buckets bar what they have no room for, correlations what moves too closely with what is held, and scores decide the rest.</summary>
internal static class SelectionStep
{
    public static SelectionResult Take(Workbench bench, IReadOnlyDictionary<string, ReviewedPosition> reviewed)
    {
        var kept = reviewed.Where(position => position.Value.IsKept).ToImmutableDictionary(position => position.Key, position => KeptSize(bench, position.Key, position.Value), StringComparer.Ordinal);
        var input = new SelectionInput
        {
            Items = [.. bench.Snapshot.Universe.Select(asset => new SelectionItem(asset.Asset, asset.Score.Value))],
            Current = bench.Held,
            Kept = kept,
            Barred = bench.Options.Configuration.Buckets.Enabled ? Barred(bench, kept) : ImmutableDictionary<string, string>.Empty,
            Objection = bench.Snapshot.Correlations is { } correlations ? (asset, others) => Objection(bench, correlations, asset, others) : null,
        };
        return AssetSelection.Decide(input, bench.Options.Selection, bench.Options.Sizing);
    }

    private static double KeptSize(Workbench bench, string asset, ReviewedPosition position)
    {
        var held = bench.Held[asset];
        return position.MayShrink ? Math.Min(held, position.Review.Size) : held;
    }

    /// <summary>The assets that might be selected, but find no room in their bucket.</summary>
    private static ImmutableDictionary<string, string> Barred(Workbench bench, ImmutableDictionary<string, double> kept)
    {
        var candidates = bench.Snapshot.Universe.Where(asset => MightBeSelected(bench, asset, kept)).ToList();
        return bench.Options.Protections.CoreAssets.Enabled ? BarredSmartly(bench, candidates) : BarredByCount(bench, candidates);
    }

    private static bool MightBeSelected(Workbench bench, AssetSnapshot asset, ImmutableDictionary<string, double> kept)
    {
        var options = bench.Options.Selection;
        return kept.ContainsKey(asset.Asset) || asset.Score.Value >= (asset.Size > 0 ? options.MinScore : options.MinNewScore);
    }

    private static ImmutableDictionary<string, string> BarredByCount(Workbench bench, List<AssetSnapshot> candidates)
    {
        BucketItem[] items = [.. candidates.Select(asset => new BucketItem(asset.Asset, asset.Score.Value ?? 0, asset.Size > 0, 0))];
        var result = BucketLimits.Apply(items, ImmutableHashSet<string>.Empty, bench.Options.Buckets, bench.Options.BucketLimits);
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Diversification, DiversificationEvents.Of(result, bench.At, bench.Regime));
        return result.Choices.Where(choice => !choice.IsSelected).ToImmutableDictionary(choice => choice.Asset, choice => choice.Code, StringComparer.Ordinal);
    }

    private static ImmutableDictionary<string, string> BarredSmartly(Workbench bench, List<AssetSnapshot> candidates)
    {
        var core = bench.CoreAssets;
        DiversificationItem[] items = [.. candidates.Select(asset => new DiversificationItem(asset.Asset, asset.Score.Value ?? 0))];
        var result = SmartDiversification.Select(items, core, bench.Options.Buckets, bench.Options.Protections.CoreAssets, bench.Options.BucketLimits);
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Diversification, DiversificationEvents.Of(result, bench.At, bench.Regime));
        foreach (var choice in result.Choices.Where(choice => choice.Code == DiversificationCodes.Override))
        {
            var change = CoreAssetDesignation.Designate(bench.State.Protections.CoreAssets, choice.Asset, choice.Bucket, choice.Score, bench.At, bench.Options.Protections.CoreAssets);
            bench.Emit(RebalanceSteps.Diversification, change.Events);
        }

        return result.Choices.Where(choice => !choice.IsSelected).ToImmutableDictionary(choice => choice.Asset, choice => choice.Code, StringComparer.Ordinal);
    }

    private static string? Objection(Workbench bench, Correlations correlations, string asset, IReadOnlyList<string> others)
    {
        if (correlations(asset, others) is not { } closest)
            return null;
        var limit = bench.Options.Configuration.Selection.CorrelationLimit;
        var isTooClose = closest.Correlation > limit;
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Diversification, Compared(bench, asset, closest, limit, isTooClose));
        return isTooClose ? SelectionCodes.Correlated : null;
    }

    private static PortfolioEvent Compared(Workbench bench, string asset, ClosestPeer closest, double limit, bool isTooClose) => PortfolioEvent.Create(
        isTooClose ? EventTypes.CorrelationBlock : EventTypes.CorrelationCheck,
        bench.At,
        string.Create(CultureInfo.InvariantCulture, $"{Decimals.Three(closest.Correlation)} with {closest.Asset} {(isTooClose ? "is over" : "is not over")} {limit}"),
        asset,
        regime: bench.Regime,
        scoreAfter: bench.Assets[asset].Score.Value,
        metadata: Metadata.Of(("other_asset", closest.Asset), ("correlation", closest.Correlation), ("correlation_limit", limit)));
}
