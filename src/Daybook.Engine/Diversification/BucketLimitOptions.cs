namespace Daybook.Engine.Diversification;

/// <summary>What a bucket may hold.</summary>
public sealed record BucketLimitOptions
{
    /// <summary>The most positions in a bucket, 1..20. Default: 4.</summary>
    public int MaxPositionsPerBucket { get; init; } = 4;

    /// <summary>The most that a bucket's positions come to, a fraction of the portfolio, 0.1..1. Default: 0.4.</summary>
    public double MaxAllocationPerBucket { get; init; } = 0.4;

    /// <summary>How many buckets should have a position, 1..10. Default: 2. Too few are reported; nobody is bought for it.</summary>
    public int MinBucketsRepresented { get; init; } = 2;

    /// <summary>Whether a bucket's present positions may exceed its number. Default: false.</summary>
    public bool AllowBucketOverflow { get; init; }
}
