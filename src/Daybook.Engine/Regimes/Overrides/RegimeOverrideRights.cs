using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>What a change of regime may lift, by its severity (the reference system's table of permissions).</summary>
internal static class RegimeOverrideRights
{
    private static readonly RegimeOverrideTarget[] High =
        [RegimeOverrideTarget.Grace, RegimeOverrideTarget.Holding, RegimeOverrideTarget.PositionLimits, RegimeOverrideTarget.CoreDesignation];

    private static readonly RegimeOverrideTarget[] Critical =
        [RegimeOverrideTarget.Grace, RegimeOverrideTarget.Holding, RegimeOverrideTarget.Whipsaw, RegimeOverrideTarget.PositionLimits, RegimeOverrideTarget.BucketLimits];

    /// <summary>What a change of that severity may lift, in the order of the table.</summary>
    public static IReadOnlyList<RegimeOverrideTarget> Of(RegimeChangeSeverity severity) => severity switch
    {
        RegimeChangeSeverity.Critical => Critical,
        RegimeChangeSeverity.High => High,
        _ => [],
    };

    /// <summary>
    /// The target's word, as events write it: <c>grace_period</c>, <c>holding_period</c>, <c>whipsaw_protection</c>, <c>position_limits</c>,
    /// <c>bucket_limits</c>, <c>core_asset_designation</c>.
    /// </summary>
    public static string ToWord(this RegimeOverrideTarget target) => target switch
    {
        RegimeOverrideTarget.Grace => "grace_period",
        RegimeOverrideTarget.Holding => "holding_period",
        RegimeOverrideTarget.Whipsaw => "whipsaw_protection",
        RegimeOverrideTarget.PositionLimits => "position_limits",
        RegimeOverrideTarget.BucketLimits => "bucket_limits",
        RegimeOverrideTarget.CoreDesignation => "core_asset_designation",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "There is no such target."),
    };
}
