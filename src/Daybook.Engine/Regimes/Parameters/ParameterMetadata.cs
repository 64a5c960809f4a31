using System.Text.Json;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>Parameters as events write them. What an event does not say is neutral.</summary>
internal static class ParameterMetadata
{
    private const string PositionLimit = "position_limit_multiplier";
    private const string MaxNew = "max_new_multiplier";
    private const string MaxTotal = "max_total_multiplier";
    private const string ScoreThreshold = "score_threshold_adjustment";
    private const string NewThreshold = "new_position_threshold_adjustment";
    private const string Sizing = "sizing";
    private const string MaxSingle = "max_single_adjustment";
    private const string Risk = "risk_scaling";
    private const string Grace = "grace_days_adjustment";
    private const string MinHolding = "min_holding_days_adjustment";
    private const string Whipsaw = "whipsaw_days_adjustment";
    private const string CoreThreshold = "core_threshold_adjustment";
    private const string CoreExpiry = "core_expiry_days_adjustment";
    private const string MaxCore = "max_core_adjustment";
    private const string BucketMax = "bucket_max_adjustment";
    private const string MinBuckets = "min_buckets_adjustment";

    private static readonly RegimeParameters Neutral = new();

    public static Metadata? Of(RegimeParameters parameters) => Metadata.Of(
        (PositionLimit, parameters.PositionLimitMultiplier),
        (MaxNew, parameters.MaxNewMultiplier),
        (MaxTotal, parameters.MaxTotalMultiplier),
        (ScoreThreshold, parameters.ScoreThresholdAdjustment),
        (NewThreshold, parameters.NewPositionThresholdAdjustment),
        (Sizing, JsonNamingPolicy.SnakeCaseLower.ConvertName(parameters.Sizing.ToString())),
        (MaxSingle, parameters.MaxSingleAdjustment),
        (Risk, parameters.RiskScaling),
        (Grace, parameters.GraceDaysAdjustment),
        (MinHolding, parameters.MinHoldingDaysAdjustment),
        (Whipsaw, parameters.WhipsawDaysAdjustment),
        (CoreThreshold, parameters.CoreThresholdAdjustment),
        (CoreExpiry, parameters.CoreExpiryDaysAdjustment),
        (MaxCore, parameters.MaxCoreAdjustment),
        (BucketMax, parameters.BucketMaxAdjustment),
        (MinBuckets, parameters.MinBucketsAdjustment));

    public static RegimeParameters Read(EventFacts facts) => new()
    {
        PositionLimitMultiplier = facts.Number(PositionLimit) ?? Neutral.PositionLimitMultiplier,
        MaxNewMultiplier = facts.Number(MaxNew) ?? Neutral.MaxNewMultiplier,
        MaxTotalMultiplier = facts.Number(MaxTotal) ?? Neutral.MaxTotalMultiplier,
        ScoreThresholdAdjustment = facts.Number(ScoreThreshold) ?? Neutral.ScoreThresholdAdjustment,
        NewPositionThresholdAdjustment = facts.Number(NewThreshold) ?? Neutral.NewPositionThresholdAdjustment,
        Sizing = Enum.TryParse<SizingMode>(facts.Text(Sizing)?.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : Neutral.Sizing,
        MaxSingleAdjustment = facts.Number(MaxSingle) ?? Neutral.MaxSingleAdjustment,
        RiskScaling = facts.Number(Risk) ?? Neutral.RiskScaling,
        GraceDaysAdjustment = facts.Whole(Grace) ?? Neutral.GraceDaysAdjustment,
        MinHoldingDaysAdjustment = facts.Whole(MinHolding) ?? Neutral.MinHoldingDaysAdjustment,
        WhipsawDaysAdjustment = facts.Number(Whipsaw) ?? Neutral.WhipsawDaysAdjustment,
        CoreThresholdAdjustment = facts.Number(CoreThreshold) ?? Neutral.CoreThresholdAdjustment,
        CoreExpiryDaysAdjustment = facts.Whole(CoreExpiry) ?? Neutral.CoreExpiryDaysAdjustment,
        MaxCoreAdjustment = facts.Whole(MaxCore) ?? Neutral.MaxCoreAdjustment,
        BucketMaxAdjustment = facts.Number(BucketMax) ?? Neutral.BucketMaxAdjustment,
        MinBucketsAdjustment = facts.Whole(MinBuckets) ?? Neutral.MinBucketsAdjustment,
    };
}
