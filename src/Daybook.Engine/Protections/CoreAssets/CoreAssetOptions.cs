namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>How many core assets there may be, for how long, and what ends it.</summary>
public sealed record CoreAssetOptions
{
    /// <summary>False: no asset is made a core asset. Default: true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Core assets at the same time, at least 1. Default: 3.</summary>
    public int MaxAssets { get; init; } = 3;

    /// <summary>Days until a designation expires, at least 1. Default: 90.</summary>
    public int ExpiryDays { get; init; } = 90;

    /// <summary>How often a designation may be extended, at least 0. Default: 2.</summary>
    public int MaxExtensions { get; init; } = 2;

    /// <summary>How far the return may lie below that of the peers, as a fraction. Default: 0.15.</summary>
    public double UnderperformanceThreshold { get; init; } = 0.15;

    /// <summary>The days over which returns are compared, at least 1. Default: 30.</summary>
    public int UnderperformanceDays { get; init; } = 30;

    /// <summary>Days after which the performance is looked at again, at least 1. Default: 7.</summary>
    public int CheckDays { get; init; } = 7;
}
