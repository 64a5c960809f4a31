namespace Daybook.Engine.Diversification;

/// <summary>When an outstanding asset may exceed the limit of its bucket.</summary>
public sealed record SmartDiversificationOptions
{
    /// <summary>The score from which on an asset is outstanding, 0.8..1. Default: 0.95.</summary>
    public double CoreAssetOverrideThreshold { get; init; } = 0.95;

    /// <summary>The most overrides in one rebalance, 0 or more. Default: 2.</summary>
    public int SmartDiversificationOverrides { get; init; } = 2;

    /// <summary>The most positions in a bucket without an override, 1..20. Default: 4.</summary>
    public int MaxPositionsPerBucket { get; init; } = 4;

    /// <summary>The most core assets, 1 or more. Default: 3.</summary>
    public int MaxCoreAssets { get; init; } = 3;
}
