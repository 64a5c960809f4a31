using Daybook.Engine.Regimes.Contexts;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes;

/// <summary>One look at the market: detects the regime, judges its change, and works out what both ask of the rebalance.</summary>
internal static class RegimeWatch
{
    /// <summary>Takes one observation. The state is left as it is: the events, once they are recorded, make the next one.</summary>
    public static RegimeDecision Decide(RegimeState state, RegimeObservation observation, RegimeOptions options)
    {
        options.Validate();
        var reading = RegimeDetector.Detect(state.Detection, observation, options.Detection);
        var before = state.Detection.Current;
        var changedFrom = before is not null && !reading.IsAssumed && before.Regime != reading.Regime ? before.Regime : null;
        List<PortfolioEvent> events = [];
        if (!reading.IsAssumed)
            events.Add(RegimeEvents.Detected(reading, observation, changedFrom is not null || before is null, options.Detection));
        if (reading.IsAssumed || reading.Confidence < options.Detection.LowConfidence)
            events.Add(RegimeEvents.ConfidenceLow(reading, changedFrom is not null, options.Detection));

        var seen = events.Aggregate(state, Apply);
        var change = RegimeTransitions.Decide(seen.Transitions, reading.At, options.Transitions);
        if (change is { Verdict.Allows: true })
        {
            var confirmed = RegimeEvents.Changed(change);
            events.Add(confirmed);
            seen = Apply(seen, confirmed);
        }

        var transition = RegimeTransitions.Recent(seen.Transitions, reading.At, options.Transitions);
        var context = new RegimeContext
        {
            Reading = reading,
            ChangedFrom = changedFrom,
            Transition = transition,
            Change = change,
            Permissions = RegimeOverrides.Permissions(transition, options.Overrides),
            Parameters = RegimeParameterMapping.Map(reading, transition, state.Parameters),
        };
        events.Add(RegimeEvents.ContextGenerated(context));
        return new RegimeDecision(context, events) { After = Apply(seen, events[^1]) };
    }

    /// <summary>Takes an event in; one that does not speak of regimes leaves the state as it is.</summary>
    public static RegimeState Apply(RegimeState state, PortfolioEvent happened)
    {
        if (!happened.Category.Equals(EventCategory.Regime))
            return state;
        var facts = happened.Type.Equals(EventTypes.RegimeDetection) ? EventFacts.Of(happened) : default;
        var parameters = RegimeEventReader.Parameters(happened);
        var next = new RegimeState
        {
            Detection = RegimeDetector.Take(state.Detection, happened, facts),
            Transitions = RegimeTransitions.Take(state.Transitions, happened, facts),
            Overrides = RegimeOverrides.Apply(state.Overrides, happened),
            Parameters = parameters ?? state.Parameters,
            InForce = parameters is null ? state.InForce : MarketRegime.TryParse(happened.Regime, out var regime) ? regime : null,
        };
        var isUnchanged = ReferenceEquals(next.Detection, state.Detection) && ReferenceEquals(next.Transitions, state.Transitions) && ReferenceEquals(next.Overrides, state.Overrides)
            && ReferenceEquals(next.Parameters, state.Parameters);
        return isUnchanged ? state : next;
    }
}
