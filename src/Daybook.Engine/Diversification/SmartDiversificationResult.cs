using System.Collections.Immutable;

namespace Daybook.Engine.Diversification;

/// <summary>What smart diversification leaves.</summary>
/// <param name="Choices">Every asset, by falling score.</param>
/// <param name="Core">The core assets, those that an override made included.</param>
/// <param name="Options">The limits that were applied.</param>
public sealed record SmartDiversificationResult(IReadOnlyList<DiversificationChoice> Choices, ImmutableSortedSet<string> Core, SmartDiversificationOptions Options)
{
    /// <summary>How many overrides were used.</summary>
    public int Overrides => Choices.Count(choice => choice.Code == DiversificationCodes.Override);
}
