namespace Daybook.Engine.Diversification;

/// <summary>What smart diversification decided of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Code">What was said of it, one of <see cref="DiversificationCodes"/>.</param>
/// <param name="Score">Its score.</param>
/// <param name="BucketPositions">Assets of its bucket that were selected before it.</param>
/// <param name="OverridesUsed">Overrides used so far, its own included.</param>
internal sealed record DiversificationChoice(string Asset, string Bucket, string Code, double Score, int BucketPositions, int OverridesUsed)
{
    /// <summary>True when the asset is not left out.</summary>
    public bool IsSelected => Code is DiversificationCodes.BucketHasRoom or DiversificationCodes.CoreAsset or DiversificationCodes.Override;
}
