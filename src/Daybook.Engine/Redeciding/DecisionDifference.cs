namespace Daybook.Engine.Redeciding;

/// <summary>Where a decision that was made again differs from the recorded one.</summary>
/// <param name="At">The decision's own time.</param>
/// <param name="Event">The id of the recorded event that differs, or null when the new decision has one more.</param>
/// <param name="Asset">The asset, or null.</param>
/// <param name="Field">What differs: a column's name, or <c>event</c> when one of the two is missing.</param>
/// <param name="Recorded">What the journal says, or null.</param>
/// <param name="Now">What the decision says now, or null.</param>
public sealed record DecisionDifference(DateTimeOffset At, long? Event, string? Asset, string Field, string? Recorded, string? Now);
