namespace Daybook.Engine.Regimes.Overrides;

/// <summary>What a change of regime may lift. Core immunity is not among it: nothing lifts that.</summary>
internal enum RegimeOverrideTarget
{
    /// <summary>The grace period.</summary>
    Grace,

    /// <summary>The holding period.</summary>
    Holding,

    /// <summary>The whipsaw protection.</summary>
    Whipsaw,

    /// <summary>Limits on single positions.</summary>
    PositionLimits,

    /// <summary>Limits on buckets.</summary>
    BucketLimits,

    /// <summary>The rules for making an asset a core asset.</summary>
    CoreDesignation,
}
