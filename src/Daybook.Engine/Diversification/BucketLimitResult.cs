namespace Daybook.Engine.Diversification;

/// <summary>What the bucket limits leave.</summary>
/// <param name="Choices">Every asset: the buckets in the order in which the items name them; within a bucket those that are held first, then by score.</param>
/// <param name="Buckets">The buckets, in the same order.</param>
/// <param name="Options">The limits that were applied.</param>
internal sealed record BucketLimitResult(IReadOnlyList<BucketChoice> Choices, IReadOnlyList<BucketUse> Buckets, BucketLimitOptions Options)
{
    /// <summary>Buckets with at least one selected asset.</summary>
    public int BucketsRepresented => Buckets.Count(bucket => bucket.Positions > 0);

    /// <summary>How many more buckets should have a position; 0 when there are enough.</summary>
    public int MissingBuckets => Math.Max(0, Options.MinRepresented - BucketsRepresented);
}
