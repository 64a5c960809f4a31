using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>What a recent transition may still lift.</summary>
/// <param name="Granted">What was granted so far.</param>
/// <param name="Transition">The recent transition (<see cref="RegimeTransitions.Recent"/>), or null.</param>
/// <param name="Options">How much it may lift.</param>
public sealed record RegimeOverrideBudget(RegimeOverrideState Granted, RegimeTransition? Transition, RegimeOverrideOptions Options)
{
    /// <summary>Whether a protection of an asset may be lifted, see <see cref="RegimeOverrides.Decide"/>. Asking changes nothing.</summary>
    internal RegimeOverrideDecision Decide(string asset, RegimeOverrideTarget target, DateTimeOffset at) =>
        RegimeOverrides.Decide(Granted, Transition, asset, target, at, Options);
}
