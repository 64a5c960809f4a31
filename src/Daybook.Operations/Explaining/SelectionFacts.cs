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
    IReadOnlyList<RankedFacts> Ahead,
    RankedFacts? Last,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BucketFacts? Bucket,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CorrelationFacts? Correlation)
{
    internal static SelectionFacts? Of(ExplainedRebalance told) => told.Selection is not { } selection ? null : new(
        selection.Code,
        selection.Rank,
        selection.Ranked,
        selection.Places,
        [.. selection.Ahead.Select(RankedFacts.Of)],
        selection.Last is { } last ? RankedFacts.Of(last) : null,
        told.Bucket is { } bucket ? BucketFacts.Of(bucket) : null,
        told.Correlation is { } close ? new CorrelationFacts(close.Other, close.Correlation, close.Limit, close.IsTooClose, close.Event) : null);
}

/// <summary>An asset in the ranking.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score.</param>
/// <param name="Code">What the selection said of it.</param>
public sealed record RankedFacts(string Asset, double Score, string Code)
{
    internal static RankedFacts Of(RankedAsset ranked) => new(ranked.Asset, ranked.Score, ranked.Code);
}

/// <summary>What the limits of its bucket said of selecting an asset.</summary>
/// <param name="Name">Its bucket.</param>
/// <param name="Code"><c>within_limits</c>, or the code of the recorded answer.</param>
/// <param name="Positions">Positions in the bucket, or null when they are not recorded.</param>
/// <param name="Limit">The most that it may have.</param>
/// <param name="Reason">The answer in the engine's words; empty when nothing stood in the way.</param>
/// <param name="EventId">The event that recorded it, or null.</param>
/// <param name="Places">The assets that have the bucket's places instead; empty unless the asset was left out.</param>
public sealed record BucketFacts(string Name, string Code, double? Positions, double Limit, string Reason, long? EventId, IReadOnlyList<PlaceFacts> Places)
{
    internal static BucketFacts Of(BucketAnswer bucket) => new(
        bucket.Bucket, bucket.Code, bucket.Positions, bucket.Limit, bucket.Reason, bucket.Event, [.. bucket.Places.Select(place => new PlaceFacts(place.Asset, place.Score, place.IsHeld))]);
}

/// <summary>An asset that has a place in its bucket.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, or null when it has none.</param>
/// <param name="Held">True when it is held already.</param>
public sealed record PlaceFacts(string Asset, double? Score, bool Held);

/// <summary>What correlations said of selecting an asset.</summary>
/// <param name="OtherAsset">The asset that stays or got a place, and that it moves most closely with.</param>
/// <param name="Correlation">The coefficient, -1 to 1.</param>
/// <param name="Limit">The most that there may be.</param>
/// <param name="TooClose">True when it was left out for it.</param>
/// <param name="EventId">The event that recorded it.</param>
public sealed record CorrelationFacts(string OtherAsset, double Correlation, double Limit, bool TooClose, long EventId);
