using System.Globalization;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Events;

namespace Daybook.Engine.Diversification;

/// <summary>Makes the events that say which limits were enforced, and for whom they were not.</summary>
internal static class DiversificationEvents
{
    /// <summary>
    /// What the bucket limits did: <c>bucket_limit_enforced</c> for each asset that found its bucket full, <c>allocation_limit_hit</c> for each whose size was
    /// cut, and <c>bucket_diversification_applied</c> for all.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static IReadOnlyList<PortfolioEvent> Of(BucketLimitResult result, DateTimeOffset at, string? regime = null)
    {
        var buckets = result.Buckets.ToDictionary(bucket => bucket.Bucket, StringComparer.Ordinal);
        return
        [
            .. result.Choices.Select(choice => OfChoice(choice, buckets[choice.Bucket], result.Options, at, regime)).OfType<PortfolioEvent>(),
            Applied(result, at, regime),
        ];
    }

    /// <summary>What the bucket limits did to sizes alone: <c>allocation_limit_hit</c> for each that was cut.</summary>
    /// <param name="result">The result.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static IReadOnlyList<PortfolioEvent> OfSizes(BucketLimitResult result, DateTimeOffset at, string? regime = null)
    {
        var buckets = result.Buckets.ToDictionary(bucket => bucket.Bucket, StringComparer.Ordinal);
        return [.. result.Choices.Where(choice => choice.Size < choice.SizeBefore).Select(choice => OfChoice(choice, buckets[choice.Bucket], result.Options, at, regime)!)];
    }

    /// <summary>
    /// What smart diversification did: <c>bucket_override_granted</c> for each override, and <c>bucket_limit_enforced</c> for each asset that was left out.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static IReadOnlyList<PortfolioEvent> Of(SmartDiversificationResult result, DateTimeOffset at, string? regime = null)
    {
        return [.. result.Choices.Select(choice => OfChoice(choice, result, at, regime)).OfType<PortfolioEvent>()];
    }

    private static PortfolioEvent? OfChoice(BucketChoice choice, BucketUse use, BucketLimitOptions options, DateTimeOffset at, string? regime) => choice.Code switch
    {
        BucketCodes.BucketFull => PortfolioEvent.Create(
            EventTypes.BucketLimitEnforced,
            at,
            $"{choice.Bucket} has {use.Positions} positions of at most {options.MaxPositions}",
            choice.Asset,
            regime: regime,
            scoreAfter: Finite(choice.Score),
            metadata: Full(choice.Code, choice.Bucket, use.Positions, options.MaxPositions)),
        BucketCodes.Scaled or BucketCodes.NoAllocationLeft => PortfolioEvent.Create(
            EventTypes.AllocationLimitHit,
            at,
            $"{choice.Bucket} would come to {Decimals.Four(use.AllocationBefore)}, over {Decimals.Four(options.MaxAllocation)}: "
                + $"{Decimals.Four(choice.Size)} is left of {Decimals.Four(choice.SizeBefore)}",
            choice.Asset,
            regime: regime,
            scoreAfter: Finite(choice.Score),
            sizeAfter: choice.Size,
            metadata: Metadata.Of(
                ("code", choice.Code),
                ("bucket", choice.Bucket),
                ("allocation", use.AllocationBefore),
                ("allocation_limit", options.MaxAllocation),
                ("requested_size", choice.SizeBefore))),
        _ => null,
    };

    private static PortfolioEvent? OfChoice(DiversificationChoice choice, SmartDiversificationResult result, DateTimeOffset at, string? regime) => choice.Code switch
    {
        DiversificationCodes.Override => PortfolioEvent.Create(
            EventTypes.BucketOverrideGranted,
            at,
            string.Create(CultureInfo.InvariantCulture, $"score {Decimals.Three(choice.Score)} reaches {result.Settings.OverrideThreshold}: ")
                + $"let into {choice.Bucket}, which has {choice.BucketPositions} positions of at most {result.Limits.MaxPositions}",
            choice.Asset,
            regime: regime,
            scoreAfter: choice.Score,
            metadata: Metadata.Of(
                ("code", choice.Code),
                ("bucket", choice.Bucket),
                ("threshold", result.Settings.OverrideThreshold),
                ("overrides_used", choice.OverridesUsed),
                ("bucket_positions", choice.BucketPositions),
                ("bucket_limit", result.Limits.MaxPositions))),
        _ when !choice.IsSelected => PortfolioEvent.Create(
            EventTypes.BucketLimitEnforced,
            at,
            $"{choice.Bucket} has {choice.BucketPositions} positions of at most {result.Limits.MaxPositions}, and {WhyNoOverride(choice, result.Settings)}",
            choice.Asset,
            regime: regime,
            scoreAfter: Finite(choice.Score),
            metadata: Full(choice.Code, choice.Bucket, choice.BucketPositions, result.Limits.MaxPositions)),
        _ => null,
    };

    private static Metadata? Full(string code, string bucket, int positions, int limit) =>
        Metadata.Of(("code", code), ("bucket", bucket), ("bucket_positions", positions), ("bucket_limit", limit));

    private static string WhyNoOverride(DiversificationChoice choice, CoreAssetOptions settings) => choice.Code switch
    {
        DiversificationCodes.NoOverrideLeft => $"all {settings.MaxOverrides} overrides are used",
        DiversificationCodes.NoCorePlaceLeft => $"there are {settings.MaxAssets} core assets already",
        _ => string.Create(CultureInfo.InvariantCulture, $"its score is under {settings.OverrideThreshold}"),
    };

    private static PortfolioEvent Applied(BucketLimitResult result, DateTimeOffset at, string? regime)
    {
        var after = result.Choices.Count(choice => choice.IsSelected);
        var missing = result.MissingBuckets > 0 ? $"; {result.MissingBuckets} more should be" : string.Empty;
        return PortfolioEvent.Create(
            EventTypes.BucketDiversificationApplied,
            at,
            $"{after} of {result.Choices.Count} assets are left, {result.BucketsRepresented} buckets are represented{missing}",
            regime: regime,
            metadata: Metadata.Of(
                ("assets_before", result.Choices.Count),
                ("assets_after", after),
                ("buckets_represented", result.BucketsRepresented),
                ("missing_buckets", result.MissingBuckets)));
    }

    private static double? Finite(double score) => double.IsFinite(score) ? score : null;
}
