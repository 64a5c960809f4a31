using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;

namespace Daybook.Engine.Rebalancing;

/// <summary>A position under the threshold, as the review found it.</summary>
/// <param name="Review">What its grace period says.</param>
/// <param name="Decision">What the protections said of closing it, or null when its days are over and it is judged like any other.</param>
internal sealed record ReviewedPosition(GraceReview Review, ProtectionDecision? Decision)
{
    /// <summary>True when it is kept whatever its score.</summary>
    public bool IsKept => Decision is { IsApproved: false };

    /// <summary>True when nothing but its grace period keeps it, so that it may shrink.</summary>
    public bool MayShrink => Decision is { Blocking: [ProtectionNames.Grace] };
}

/// <summary>Reviews what is held: ends what has expired of core assets, and lets positions under the threshold enter, pass and leave their grace period.</summary>
internal static class ReviewStep
{
    public static IReadOnlyDictionary<string, ReviewedPosition> Take(Workbench bench)
    {
        ReviewCoreAssets(bench);
        var reviewed = new Dictionary<string, ReviewedPosition>(StringComparer.Ordinal);
        if (!bench.Options.Protections.Grace.Enabled)
            return reviewed;
        foreach (var asset in bench.Snapshot.Universe)
        {
            if (asset is { Size: > 0, Score.Value: { } score } && double.IsFinite(score) && Review(bench, asset, score) is { } found)
                reviewed.Add(asset.Asset, found);
        }

        return reviewed;
    }

    private static void ReviewCoreAssets(Workbench bench)
    {
        var state = bench.State.Protections.CoreAssets;
        if (state.Assets.IsEmpty)
            return;
        var returns = bench.Snapshot.Universe.Where(asset => asset.Return is not null).ToDictionary(asset => asset.Asset, asset => asset.Return!.Value, StringComparer.Ordinal);
        double? Lag(string asset)
        {
            var bucket = bench.Options.Buckets.BucketOf(asset);
            return CorePerformance.Underperformance(asset, returns.Keys.Where(peer => bench.Options.Buckets.BucketOf(peer) == bucket), returns);
        }

        foreach (var change in CoreAssetReview.All(state, bench.At, Lag, bench.Options.Protections.CoreAssets))
            bench.Emit(RebalanceSteps.Review, change.Events);
    }

    private static ReviewedPosition? Review(Workbench bench, AssetSnapshot asset, double score)
    {
        var threshold = bench.Options.Selection.MinScore;
        var isCore = bench.State.Protections.CoreAssets.IsCore(asset.Asset, bench.At);
        var position = new GracePosition(asset.Asset, score, asset.Size, threshold, bench.At, isCore);
        var review = GraceProtection.Review(bench.State.Protections.Grace, position, bench.Options.Protections.Grace);
        switch (review.Step)
        {
            case GraceStep.Start:
                bench.Emit(RebalanceSteps.Review, review.Events);
                return new ReviewedPosition(review, bench.Ask(RebalanceSteps.Review, asset.Asset, TradeAction.Close));
            case GraceStep.Decay:
                return new ReviewedPosition(review, bench.Ask(RebalanceSteps.Review, asset.Asset, TradeAction.Close));
            case GraceStep.ForceClose:
                // The period ends with the position: a close that finds no price gives it no further days.
                return new ReviewedPosition(review, Decision: null);
            default:
                bench.Emit(RebalanceSteps.Review, review.Events);
                return null;
        }
    }
}
