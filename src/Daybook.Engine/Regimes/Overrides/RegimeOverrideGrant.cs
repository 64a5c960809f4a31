namespace Daybook.Engine.Regimes.Overrides;

/// <summary>An override that was granted.</summary>
/// <param name="Asset">The asset; names compare as they are written.</param>
/// <param name="Target">The word of what was lifted, see <see cref="RegimeOverrideRights.ToWord"/>.</param>
/// <param name="At">When it was granted.</param>
/// <param name="ValidUntil">The first instant at which it may not be used any more.</param>
/// <param name="TransitionAt">The transition that granted it (<see cref="Transitions.RegimeTransition.ChangedAt"/>), or null when the record does not name it.</param>
public sealed record RegimeOverrideGrant(string Asset, string Target, DateTimeOffset At, DateTimeOffset ValidUntil, DateTimeOffset? TransitionAt);
