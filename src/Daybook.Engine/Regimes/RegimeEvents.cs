using System.Globalization;
using Daybook.Engine.Regimes.Contexts;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;
using static Daybook.Engine.Regimes.RegimeEventKeys;

namespace Daybook.Engine.Regimes;

/// <summary>Makes the events that speak of regimes.</summary>
internal static class RegimeEvents
{
    /// <summary>
    /// A <c>regime_detection</c> event: the regime was found (<c>detect</c>), or found unchanged (<c>hold</c>). It holds all that the reading was made of.
    /// </summary>
    /// <param name="reading">The reading; not an assumed one.</param>
    /// <param name="observation">What the reading was made from.</param>
    /// <param name="isNew">True when the reading before was of another regime, or there was none.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The regime is only assumed, so none was detected.</exception>
    public static PortfolioEvent Detected(RegimeReading reading, RegimeObservation observation, bool isNew, RegimeDetectionOptions options)
    {
        if (reading.IsAssumed)
            throw new ArgumentException("The regime is only assumed.", nameof(reading));
        return PortfolioEvent.Create(
            EventTypes.RegimeDetection,
            reading.At,
            $"{reading.Regime} for {reading.DurationDays} days: {Words(reading, options)}",
            action: isNew ? "detect" : "hold",
            regime: reading.Regime.Name,
            metadata: Metadata.Of(
            [
                (Confidence, reading.Confidence),
                (Stability, reading.Stability),
                (Strength, reading.Strength),
                (DurationDays, reading.DurationDays),
                .. reading.Timeframes is { } frames ? Pair(Timeframes, Metadata.Of([.. frames.Frames.Select(frame => (frame.Name, (MetadataValue)frame.Confidence))])) : [],
                (BaseConfidence, Unit.Clamp(observation.BaseConfidence)),
                .. observation.Indicators is { } indicators ? Pair(Indicators, IndicatorMetadata.Of(indicators)) : [],
            ]));
    }

    /// <summary>A <c>regime_confidence_low</c> event: the regime is known but not surely, or not known at all and assumed.</summary>
    public static PortfolioEvent ConfidenceLow(RegimeReading reading, bool isNew, RegimeDetectionOptions options) => PortfolioEvent.Create(
        EventTypes.RegimeConfidenceLow,
        reading.At,
        reading.IsAssumed
            ? $"No regime is known; {reading.Regime} is assumed"
            : string.Create(CultureInfo.InvariantCulture, $"{reading.Regime} has a confidence of {reading.Confidence:0.###}, under {options.LowConfidence:0.###}"),
        action: isNew ? "detect" : "hold",
        regime: reading.IsAssumed ? null : reading.Regime.Name,
        metadata: Metadata.Of((Confidence, reading.Confidence)));

    /// <summary>A <c>regime_transition</c> event: a change of regime was confirmed.</summary>
    /// <exception cref="ArgumentException">The change is not confirmed.</exception>
    public static PortfolioEvent Changed(RegimeTransitionDecision decision)
    {
        var (transition, verdict, analysis, current) = decision;
        if (transition is not { From: { } from, ConfirmedAt: { } confirmedAt })
            throw new ArgumentException("The change is not confirmed.", nameof(decision));
        return PortfolioEvent.Create(
            EventTypes.RegimeTransition,
            confirmedAt,
            $"From {from} to {transition.To}, a {transition.Severity.ToWord()} change: {verdict.Reason}",
            regime: transition.To.Name,
            metadata: Metadata.Of(
                (FromRegime, from.Name),
                (RegimeEventKeys.Severity, transition.Severity.ToWord()),
                (Confidence, current.Confidence),
                (Stability, current.Stability),
                (Momentum, transition.Momentum),
                (DurationDays, current.DurationDays),
                ("active_buckets", RegimeBuckets.Favoured(transition.To).ToArray()),
                (ChangedAt, transition.ChangedAt),
                ("sudden", analysis.IsSudden),
                ("expected_days", analysis.ExpectedDays),
                ("validation_score", analysis.ValidationScore),
                ("triggers", analysis.Triggers.ToArray())));
    }

    /// <summary>A <c>regime_context_generated</c> event: what the regime asks of the rebalance, the new parameters among it.</summary>
    public static PortfolioEvent ContextGenerated(RegimeContext context)
    {
        var reading = context.Reading;
        return PortfolioEvent.Create(
            EventTypes.RegimeContextGenerated,
            reading.At,
            context.Transition is { } recent ? $"{reading.Regime}, after a {recent.Severity.ToWord()} change" : $"{reading.Regime}, without a recent transition",
            regime: reading.IsAssumed ? null : reading.Regime.Name,
            metadata: Metadata.Of(
            [
                ("regime_changed", context.IsChanged),
                .. context.ChangedFrom is { } before ? Pair("changed_from", before.Name) : [],
                .. context.Severity is { } severity ? Pair(RegimeEventKeys.Severity, severity.ToWord()) : [],
                (Confidence, reading.Confidence),
                (Stability, reading.Stability),
                .. context.Change is { } change ? Pair("change", ChangeMetadata(change)) : [],
                ("permissions", context.Permissions.Select(target => target.ToWord()).ToArray()),
                (RegimeEventKeys.Parameters, ParameterMetadata.Of(context.Parameters)),
            ]));
    }

    /// <summary>
    /// A <c>regime_override_granted</c> event: a transition lifts a protection of an asset. It uses the transition's budget and starts the asset's cool-down.
    /// </summary>
    /// <param name="decision">The answer of <see cref="RegimeOverrides.Decide"/>.</param>
    /// <exception cref="ArgumentException">The answer asks for no grant.</exception>
    public static PortfolioEvent OverrideGranted(RegimeOverrideDecision decision)
    {
        if (decision is not { NeedsGrant: true, Transition: { } transition, ValidUntil: { } until })
            throw new ArgumentException($"There is nothing to grant: {decision.Verdict.Code}.", nameof(decision));
        return PortfolioEvent.Create(
            EventTypes.RegimeOverrideGranted,
            decision.At,
            $"The {transition.Severity.ToWord()} change to {transition.To} lifts {decision.Target.ToWord()} of {decision.Asset} until {IsoTime.Format(until)}",
            asset: decision.Asset,
            regime: transition.To.Name,
            metadata: Metadata.Of(
                (Protection, decision.Target.ToWord()),
                (RegimeEventKeys.Severity, transition.Severity.ToWord()),
                (Authority, "regime"),
                (ValidHours, (until - decision.At).TotalHours),
                (ValidUntil, until),
                (TransitionAt, transition.ChangedAt),
                ("budget_left", decision.Remaining - 1)));
    }

    private static Metadata? ChangeMetadata(RegimeTransitionDecision change) => Metadata.Of(
        ("from", change.Transition.From?.Name),
        ("to", change.Transition.To.Name),
        (ChangedAt, change.Transition.ChangedAt),
        ("code", change.Verdict.Code),
        ("reason", change.Verdict.Reason),
        ("sudden", change.Analysis.IsSudden),
        (RegimeEventKeys.Severity, change.Transition.Severity.ToWord()),
        (Momentum, change.Transition.Momentum),
        ("failed_checks", change.Analysis.Checks.Where(check => !check.Allows).Select(check => check.Code).ToArray()));

    private static string Words(RegimeReading reading, RegimeDetectionOptions options) => string.Join(
        ", ",
        Word(reading.Confidence >= options.ConfidentFrom, "confident"),
        Word(reading.Stability >= options.StableFrom, "stable"),
        Word(reading.Strength >= options.StrongFrom, "strong"));

    private static string Word(bool holds, string word) => holds ? word : "not " + word;

    private static (string Key, MetadataValue Value)[] Pair(string key, MetadataValue value) => [(key, value)];
}
