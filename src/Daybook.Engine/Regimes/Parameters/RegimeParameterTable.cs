using Daybook.Engine.Sizing;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>The parameters that each regime starts from (the reference system's table).</summary>
internal static class RegimeParameterTable
{
    private static readonly RegimeParameters Goldilocks = new()
    {
        PositionLimitMultiplier = 1.2,
        MaxNewMultiplier = 1.1,
        MaxTotalMultiplier = 1.0,
        ScoreThresholdAdjustment = -0.05,
        NewPositionThresholdAdjustment = -0.03,
        Sizing = SizingMode.ScoreWeighted,
        MaxSingleAdjustment = 0.02,
        RiskScaling = 1.0,
        CoreThresholdAdjustment = -0.02,
        BucketMaxAdjustment = 0.05,
    };

    private static readonly RegimeParameters Deflation = new()
    {
        PositionLimitMultiplier = 0.8,
        MaxNewMultiplier = 0.7,
        MaxTotalMultiplier = 0.9,
        ScoreThresholdAdjustment = 0.05,
        NewPositionThresholdAdjustment = 0.08,
        Sizing = SizingMode.EqualWeight,
        MaxSingleAdjustment = -0.05,
        RiskScaling = 0.7,
        GraceDaysAdjustment = 2,
        MinHoldingDaysAdjustment = 1,
        WhipsawDaysAdjustment = 3,
        CoreThresholdAdjustment = 0.03,
        CoreExpiryDaysAdjustment = -10,
        MaxCoreAdjustment = -1,
        BucketMaxAdjustment = -0.05,
        MinBucketsAdjustment = 1,
    };

    private static readonly RegimeParameters Inflation = new()
    {
        PositionLimitMultiplier = 1.0,
        MaxNewMultiplier = 0.9,
        MaxTotalMultiplier = 1.0,
        NewPositionThresholdAdjustment = 0.02,
        Sizing = SizingMode.Adaptive,
        RiskScaling = 0.9,
        GraceDaysAdjustment = 1,
        WhipsawDaysAdjustment = 1,
    };

    private static readonly RegimeParameters Reflation = new()
    {
        PositionLimitMultiplier = 1.3,
        MaxNewMultiplier = 1.2,
        MaxTotalMultiplier = 1.1,
        ScoreThresholdAdjustment = -0.03,
        NewPositionThresholdAdjustment = -0.05,
        Sizing = SizingMode.ScoreWeighted,
        MaxSingleAdjustment = 0.03,
        RiskScaling = 1.1,
        GraceDaysAdjustment = -1,
        WhipsawDaysAdjustment = -1,
        CoreThresholdAdjustment = -0.01,
        CoreExpiryDaysAdjustment = 5,
        MaxCoreAdjustment = 1,
        BucketMaxAdjustment = 0.1,
    };

    private static readonly RegimeParameters Neutral = new();

    /// <summary>The regime's parameters before anything is known of the day; for a regime that the table does not name, those that leave every limit as it is.</summary>
    public static RegimeParameters Of(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => Goldilocks,
        RegimeKind.Deflation => Deflation,
        RegimeKind.Inflation => Inflation,
        RegimeKind.Reflation => Reflation,
        _ => Neutral,
    };
}
