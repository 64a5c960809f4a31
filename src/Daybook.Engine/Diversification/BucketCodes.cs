namespace Daybook.Engine.Diversification;

/// <summary>What the bucket limits say of an asset.</summary>
internal static class BucketCodes
{
    /// <summary>Selected, with its size.</summary>
    public const string WithinLimits = "within_limits";

    /// <summary>Selected, with its size, since it is a core asset.</summary>
    public const string CoreAsset = "core_asset";

    /// <summary>Selected with a smaller size, so that its bucket keeps to its allocation.</summary>
    public const string Scaled = "scaled";

    /// <summary>Left out: its bucket has its number of positions.</summary>
    public const string BucketFull = "bucket_full";

    /// <summary>Left out: the core assets use all of its bucket's allocation.</summary>
    public const string NoAllocationLeft = "no_allocation_left";
}
