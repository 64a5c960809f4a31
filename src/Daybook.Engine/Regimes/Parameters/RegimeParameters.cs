using Daybook.Engine.Sizing;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>
/// What a regime asks of the settings. A multiplier multiplies its setting, an adjustment is added to it; the defaults change nothing. Sizes are fractions of the portfolio,
/// scores are from 0 to 1. Equality is by value. Rebalances obey with <c>regimes.apply_parameters</c>, within the range of each setting.
/// </summary>
public sealed record RegimeParameters
{
    /// <summary>Multiplies both limits on positions: of the portfolio, and of new ones. 0.3 to 2 once mapped. Default: 1.</summary>
    public double PositionLimitMultiplier { get; init; } = 1;

    /// <summary>Multiplies <c>selection.max_new_positions</c>. Default: 1.</summary>
    public double MaxNewMultiplier { get; init; } = 1;

    /// <summary>Multiplies <c>selection.max_positions</c>. Default: 1.</summary>
    public double MaxTotalMultiplier { get; init; } = 1;

    /// <summary>Is added to <c>selection.min_score</c>, -0.2 to 0.2 once mapped. Default: 0.</summary>
    public double ScoreThresholdAdjustment { get; init; }

    /// <summary>Is added to <c>selection.min_new_score</c>. Default: 0.</summary>
    public double NewPositionThresholdAdjustment { get; init; }

    /// <summary>Replaces <c>sizing.mode</c> in a regime that <see cref="RegimeParameterTable"/> names. Default: adaptive.</summary>
    public SizingMode Sizing { get; init; }

    /// <summary>Is added to <c>sizing.max_initial_size</c> and <c>sizing.max_final_size</c>, -0.1 to 0.1 once mapped. Default: 0.</summary>
    public double MaxSingleAdjustment { get; init; }

    /// <summary>Multiplies <c>sizing.target_allocation</c>, 0.3 to 2 once mapped. Default: 1.</summary>
    public double RiskScaling { get; init; } = 1;

    /// <summary>Is added to <c>grace.days</c>, -5 to 10 once mapped. Default: 0.</summary>
    public int GraceDaysAdjustment { get; init; }

    /// <summary>Is added to <c>holding.min_days</c>. Default: 0.</summary>
    public int MinHoldingDaysAdjustment { get; init; }

    /// <summary>Is added to <c>whipsaw.period_days</c>; may be a fraction of a day. Default: 0.</summary>
    public double WhipsawDaysAdjustment { get; init; }

    /// <summary>Is added to <c>core.override_threshold</c>. Default: 0.</summary>
    public double CoreThresholdAdjustment { get; init; }

    /// <summary>Is added to <c>core.expiry_days</c>. Default: 0.</summary>
    public int CoreExpiryDaysAdjustment { get; init; }

    /// <summary>Is added to <c>core.max_assets</c>. Default: 0.</summary>
    public int MaxCoreAdjustment { get; init; }

    /// <summary>Is added to <c>buckets.max_allocation</c>. Default: 0.</summary>
    public double BucketMaxAdjustment { get; init; }

    /// <summary>Is added to <c>buckets.min_represented</c>. Default: 0.</summary>
    public int MinBucketsAdjustment { get; init; }
}
