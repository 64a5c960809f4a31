namespace Daybook.Engine.Regimes.Parameters;

/// <summary>
/// What a regime asks of the configured limits. A multiplier is applied to its limit, an adjustment is added to it; the defaults leave every limit as it is configured.
/// Sizes are fractions of the portfolio, scores are from 0 to 1. Equality is by value.
/// </summary>
public sealed record RegimeParameters
{
    /// <summary>Multiplies the number of positions, 0.3 to 2 once mapped. Default: 1.</summary>
    public double PositionLimitMultiplier { get; init; } = 1;

    /// <summary>Multiplies the number of new positions. Default: 1.</summary>
    public double MaxNewMultiplier { get; init; } = 1;

    /// <summary>Multiplies the limit on all positions. Default: 1.</summary>
    public double MaxTotalMultiplier { get; init; } = 1;

    /// <summary>Is added to the score that is asked for, -0.2 to 0.2 once mapped. Default: 0.</summary>
    public double ScoreThresholdAdjustment { get; init; }

    /// <summary>Is added to the score that a new position needs. Default: 0.</summary>
    public double NewPositionThresholdAdjustment { get; init; }

    /// <summary>Is added to the score that a trending asset needs. Default: 0.</summary>
    public double TrendingThresholdAdjustment { get; init; }

    /// <summary>How positions are sized. Default: adaptive.</summary>
    public RegimeSizing Sizing { get; init; }

    /// <summary>Is added to the base size, -0.05 to 0.05 once mapped. Default: 0.</summary>
    public double BaseSizeAdjustment { get; init; }

    /// <summary>Is added to the largest single size, -0.1 to 0.1 once mapped. Default: 0.</summary>
    public double MaxSingleAdjustment { get; init; }

    /// <summary>Multiplies the risk that is taken, 0.3 to 2 once mapped. Default: 1.</summary>
    public double RiskScaling { get; init; } = 1;

    /// <summary>Is added to the days of a grace period, -5 to 10 once mapped. Default: 0.</summary>
    public int GraceDaysAdjustment { get; init; }

    /// <summary>Is added to the days that a position is held at least. Default: 0.</summary>
    public int MinHoldingDaysAdjustment { get; init; }

    /// <summary>Is added to the days of the whipsaw window; may be a fraction of a day. Default: 0.</summary>
    public double WhipsawDaysAdjustment { get; init; }

    /// <summary>Multiplies what is made of volatility. Default: 1.</summary>
    public double VolatilityFactor { get; init; } = 1;

    /// <summary>Is added to the score that a core asset needs. Default: 0.</summary>
    public double CoreThresholdAdjustment { get; init; }

    /// <summary>Is added to the days that a core asset stays one. Default: 0.</summary>
    public int CoreExpiryDaysAdjustment { get; init; }

    /// <summary>Is added to the number of core assets. Default: 0.</summary>
    public int MaxCoreAdjustment { get; init; }

    /// <summary>Is added to the largest share of a bucket. Default: 0.</summary>
    public double BucketMaxAdjustment { get; init; }

    /// <summary>Is added to the number of buckets that are asked for. Default: 0.</summary>
    public int MinBucketsAdjustment { get; init; }
}
