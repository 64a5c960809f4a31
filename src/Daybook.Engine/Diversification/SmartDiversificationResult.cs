using System.Collections.Immutable;
using Daybook.Engine.Protections.CoreAssets;

namespace Daybook.Engine.Diversification;

/// <summary>What smart diversification leaves.</summary>
/// <param name="Choices">Every asset, by falling score.</param>
/// <param name="Core">The core assets, those that an override made included.</param>
/// <param name="Settings">When an asset became a core asset.</param>
/// <param name="Limits">The limits that were applied.</param>
internal sealed record SmartDiversificationResult(IReadOnlyList<DiversificationChoice> Choices, ImmutableSortedSet<string> Core, CoreAssetOptions Settings, BucketLimitOptions Limits)
{
    /// <summary>How many overrides were used.</summary>
    public int Overrides => Choices.Count(choice => choice.Code == DiversificationCodes.Override);
}
