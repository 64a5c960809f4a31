namespace Daybook.Engine.Explaining;

/// <summary>What the limits of its bucket said of selecting an asset.</summary>
/// <param name="Name">Its bucket.</param>
/// <param name="Code"><c>within_limits</c>, or the code of the recorded answer, for example <c>bucket_full</c>.</param>
/// <param name="Positions">Positions in the bucket, or null when they are not recorded.</param>
/// <param name="Limit">The most that it may have.</param>
/// <param name="Reason">The answer in the engine's words; empty when nothing stood in the way.</param>
/// <param name="EventId">The id of the event that recorded it, or null.</param>
public sealed record BucketAnswer(string Name, string Code, double? Positions, double Limit, string Reason, long? EventId)
{
    /// <summary>The assets that have the bucket's places instead, best score first, those without a score last; empty unless the asset was left out.</summary>
    public IReadOnlyList<BucketPlace> Places { get; init; } = [];
}

/// <summary>An asset that has a place in its bucket.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, or null when it has none.</param>
/// <param name="Held">True when it is held already.</param>
public sealed record BucketPlace(string Asset, double? Score, bool Held);
