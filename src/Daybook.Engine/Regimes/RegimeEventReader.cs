using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;
using static Daybook.Engine.Regimes.RegimeEventKeys;

namespace Daybook.Engine.Regimes;

/// <summary>
/// Reads regime events back. An event of another type, or one that does not say the least that is needed, is null; what else it leaves out has a default that
/// lifts nothing.
/// </summary>
internal static class RegimeEventReader
{
    /// <summary>The reading of a <c>regime_detection</c> event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="facts">Its metadata.</param>
    /// <param name="last">The reading before it, which says since when the regime has lasted.</param>
    public static RegimeReading? Reading(PortfolioEvent happened, EventFacts facts, RegimeReading? last)
    {
        if (!happened.Type.Equals(EventTypes.RegimeDetection) || !MarketRegime.TryParse(happened.Regime, out var regime))
            return null;
        return new RegimeReading(
            happened.OccurredAt,
            regime,
            facts.Number(Confidence) ?? 0,
            facts.Number(Stability) ?? 0,
            facts.Number(Strength) ?? 0,
            RegimeDetector.Since(last, regime, happened.OccurredAt),
            Frames(facts.Object(Timeframes)));
    }

    /// <summary>What a <c>regime_detection</c> event was made from, so that it can be made again.</summary>
    public static RegimeObservation? Observation(PortfolioEvent happened)
    {
        if (!happened.Type.Equals(EventTypes.RegimeDetection) || !MarketRegime.TryParse(happened.Regime, out var regime))
            return null;
        var facts = EventFacts.Of(happened);
        var indicators = facts.Object(RegimeEventKeys.Indicators) is { } given ? IndicatorMetadata.Read(given) : null;
        return new RegimeObservation(happened.OccurredAt, regime, facts.Number(BaseConfidence) ?? 0, indicators);
    }

    /// <summary>The transition of a <c>regime_transition</c> event.</summary>
    public static RegimeTransition? Transition(PortfolioEvent happened)
    {
        if (!happened.Type.Equals(EventTypes.RegimeTransition) || !MarketRegime.TryParse(happened.Regime, out var regime))
            return null;
        var facts = EventFacts.Of(happened);
        return new RegimeTransition(
            facts.Regime(FromRegime),
            regime,
            RegimeChangeSeverities.FromWord(facts.Text(RegimeEventKeys.Severity)),
            Unit.Clamp(facts.Number(Momentum) ?? 0),
            facts.Time(ChangedAt) ?? happened.OccurredAt,
            happened.OccurredAt);
    }

    /// <summary>The grant of a <c>regime_override_granted</c> event. Without an end it may not be used, but still counts.</summary>
    public static RegimeOverrideGrant? Grant(PortfolioEvent happened)
    {
        if (!happened.Type.Equals(EventTypes.RegimeOverrideGranted) || happened.Asset is not { } asset)
            return null;
        var facts = EventFacts.Of(happened);
        var until = facts.Time(ValidUntil) ?? WholeDays.Later(happened.OccurredAt, Math.Clamp((facts.Number(ValidHours) ?? 0) / 24, 0, RegimeOverrideState.MemoryDays));
        return new RegimeOverrideGrant(asset, facts.Text(Protection) ?? string.Empty, happened.OccurredAt, until, facts.Time(TransitionAt));
    }

    /// <summary>The parameters of a <c>regime_context_generated</c> event.</summary>
    public static RegimeParameters? Parameters(PortfolioEvent happened) =>
        happened.Type.Equals(EventTypes.RegimeContextGenerated) && EventFacts.Of(happened).Object(RegimeEventKeys.Parameters) is { } facts ? ParameterMetadata.Read(facts) : null;

    private static TimeframeConfidences? Frames(EventFacts? facts) =>
        facts is { } given && given.Number(Day) is { } day && given.Number(FourHours) is { } fourHours && given.Number(Hour) is { } hour
            ? new TimeframeConfidences(day, fourHours, hour)
            : null;
}
