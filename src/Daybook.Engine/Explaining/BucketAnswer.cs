namespace Daybook.Engine.Explaining;

/// <summary>What the limits of its bucket said of selecting an asset.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Code"><c>within_limits</c>, or the code of the recorded answer, for example <c>bucket_full</c>.</param>
/// <param name="Positions">Positions in the bucket, or null when they are not recorded.</param>
/// <param name="Limit">The most that it may have.</param>
/// <param name="Reason">The answer in the engine's words; empty when nothing stood in the way.</param>
/// <param name="Event">The id of the event that recorded it, or null.</param>
public sealed record BucketAnswer(string Bucket, string Code, double? Positions, double Limit, string Reason, long? Event);
