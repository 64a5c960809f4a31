using System.Text.Json.Serialization;
using Daybook.Engine.Explaining;

namespace Daybook.Operations.Explaining;

/// <summary>What the selection said of an asset, and who stood against it.</summary>
/// <param name="Code">What it said, or the code of what barred the asset.</param>
/// <param name="Rank">Its rank by score, 1 being the best; null when it is not ranked.</param>
/// <param name="Ranked">How many assets are ranked.</param>
/// <param name="Places">Places that they could get.</param>
/// <param name="Ahead">The assets that are ranked before it, best first; without a rank all that are ranked.</param>
/// <param name="Last">The last one that got a place, or null when none did.</param>
/// <param name="Bucket">What the limits of its bucket said; null when they were not asked.</param>
/// <param name="Correlation">What correlations said; null when they were not looked at.</param>
public sealed record SelectionFacts(
    string Code,
    int? Rank,
    int Ranked,
    int Places,
    IReadOnlyList<RankedAsset> Ahead,
    RankedAsset? Last,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BucketAnswer? Bucket,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CorrelationAnswer? Correlation)
{
    internal static SelectionFacts? Of(ExplainedRebalance told) => told.Selection is not { } selection ? null : new(
        selection.Code,
        selection.Rank,
        selection.Ranked,
        selection.Places,
        selection.Ahead,
        selection.Last,
        told.Bucket,
        told.Correlation);
}
