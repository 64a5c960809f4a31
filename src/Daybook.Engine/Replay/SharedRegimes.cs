using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Replay;

/// <summary>
/// Looks at the regime that several replays take, each taken once. Overrides apart, a look depends on the looks before it and on nothing that a portfolio does, so replays that
/// look on the same days see the same; one that does not come from the very states that are known here takes its own look.
/// </summary>
/// <param name="market">The prices.</param>
internal sealed class SharedRegimes(ReplayMarket market)
{
    private readonly KnownLook?[] _known = new KnownLook?[market.DayOf(market.Dates[^1]) + 1];

    /// <summary>What <see cref="RegimeWatch.Decide"/> says, without its events.</summary>
    public RegimeDecision Look(RegimeState state, RegimeObservation observation, RegimeOptions options)
    {
        ref var place = ref _known[market.DayOf(DateOnly.FromDateTime(observation.At.UtcDateTime))];
        if (Volatile.Read(ref place) is { } known && known.IsOf(state, observation))
            return known.Decision;
        var decision = RegimeWatch.Decide(state, observation, options) with { Events = [] };
        var made = new KnownLook(state.Detection, state.Transitions, state.Parameters, observation, decision);
        var first = Interlocked.CompareExchange(ref place, made, null);
        return first is not null && first.IsOf(state, observation) ? first.Decision : decision;
    }

    private sealed record KnownLook(
        RegimeDetectionState Detection, RegimeTransitionState Transitions, RegimeParameters? Parameters, RegimeObservation Observation, RegimeDecision Decision)
    {
        public bool IsOf(RegimeState state, RegimeObservation observation) =>
            ReferenceEquals(Detection, state.Detection) && ReferenceEquals(Transitions, state.Transitions) && ReferenceEquals(Parameters, state.Parameters)
            && ReferenceEquals(Observation, observation);
    }
}
