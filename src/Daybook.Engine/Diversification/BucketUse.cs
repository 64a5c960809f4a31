namespace Daybook.Engine.Diversification;

/// <summary>How full a bucket is.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Positions">Its selected assets.</param>
/// <param name="AllocationBefore">What they would have come to without the limit on allocation, a fraction of the portfolio.</param>
/// <param name="Allocation">What they come to.</param>
internal sealed record BucketUse(string Bucket, int Positions, double AllocationBefore, double Allocation);
