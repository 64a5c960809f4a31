namespace Daybook.Engine.Diversification;

/// <summary>What the bucket limits did to one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Code">What was said of it, one of <see cref="BucketCodes"/>.</param>
/// <param name="Score">Its score.</param>
/// <param name="SizeBefore">The size that it should have had, a fraction of the portfolio.</param>
/// <param name="Size">The size that it has; 0 when it is left out.</param>
internal sealed record BucketChoice(string Asset, string Bucket, string Code, double Score, double SizeBefore, double Size)
{
    /// <summary>True when the asset is not left out.</summary>
    public bool IsSelected => Code is BucketCodes.WithinLimits or BucketCodes.CoreAsset or BucketCodes.Scaled;
}
