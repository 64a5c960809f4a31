using System.Globalization;
using Daybook.Engine.Regimes.Detection;
using Daybook.Events;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>
/// Judges changes of regime. Everything is reckoned on the simulated clock. A change leads from the regime that was in force, which is the last one that lasted
/// for the validation days, to the present one; so a flicker of a day is no change, and coming back from one is none either.
/// </summary>
internal static class RegimeTransitions
{
    /// <summary>The name of these checks in verdicts.</summary>
    public const string Name = "regime_transition";

    private const double VeryStable = 0.8;
    private const double SureEnoughToLeave = 0.7;
    private const double FrameIsSure = 0.6;
    private const double LeastSureFrames = 0.6;

    /// <summary>What two readings say of the change between them: the reference system's analysis, exactly.</summary>
    public static RegimeTransitionAnalysis Analyse(RegimeReading previous, RegimeReading current, RegimeTransitionOptions options)
    {
        options.Validate();
        var isChange = previous.Regime != current.Regime;
        var momentum = RegimeChange.Momentum(previous, current);
        var severity = RegimeChangeSeverities.Weigh(
            RegimeChangeSeverities.OfPair(previous.Regime.Kind, current.Regime.Kind),
            current.Confidence - previous.Confidence,
            previous.Stability - current.Stability,
            momentum);
        Verdict[] validity = isChange ? Validity(previous, current, options) : [];
        var isValid = validity.All(check => check.Allows);
        var strongEnough = Check(RegimeTransitionCodes.MomentumLow, "the momentum of the change", momentum, options.MinMomentum, momentum >= options.MinMomentum);
        return new RegimeTransitionAnalysis
        {
            Checks = isChange ? [.. validity, strongEnough] : [],
            IsValid = isChange ? isValid : null,
            IsSudden = isChange && isValid && strongEnough.Allows,
            Momentum = momentum,
            Severity = severity,
            ExpectedDays = RegimeChange.ExpectedDays(current.Regime.Kind, severity, momentum),
            ValidationScore = RegimeChange.ValidationScore(previous, current, momentum),
            Triggers = RegimeTriggers.Of(previous, current),
        };
    }

    /// <summary>What is made of the present change, or null when there is none: the regime is the one that was in force, or its change is confirmed already.</summary>
    /// <param name="state">The state with the latest reading applied.</param>
    /// <param name="at">The time of the decision, which is that of a confirmation.</param>
    /// <param name="options">The options.</param>
    public static RegimeTransitionDecision? Decide(RegimeTransitionState state, DateTimeOffset at, RegimeTransitionOptions options)
    {
        options.Validate();
        if (state.Runs.IsEmpty || InForceBefore(state, options) is not { } old)
            return null;
        var run = state.Runs[^1];
        var isKnown = state.Confirmed.Any(known => known.To == run.First.Regime && known.ChangedAt >= run.First.At);
        if (isKnown || old.Regime == run.First.Regime)
            return null;

        var analysis = Analyse(old, run.First, options);
        var verdict = Confirmation(run, analysis, options);
        var transition = new RegimeTransition(
            old.Regime, run.First.Regime, analysis.Severity, analysis.Momentum, run.First.At, verdict.Allows ? at : null);
        return new RegimeTransitionDecision(transition, verdict, analysis, run.Last);
    }

    /// <summary>The newest transition that is recent at a time, or null: a sudden change that still has to last, or one that was confirmed.</summary>
    public static RegimeTransition? Recent(RegimeTransitionState state, DateTimeOffset at, RegimeTransitionOptions options)
    {
        if (Decide(state, at, options) is { Analysis.IsSudden: true, Verdict.Allows: false } pending && IsRecent(pending.Transition.ChangedAt))
            return pending.Transition;
        return state.Confirmed.Where(known => IsRecent(known.ConfirmedAt!.Value)).MaxBy(known => known.ConfirmedAt);

        bool IsRecent(DateTimeOffset since) => since <= at && at - since <= TimeSpan.FromDays(options.RecentDays);
    }

    /// <summary>Takes a <c>regime_detection</c> or <c>regime_transition</c> event in; any other leaves the state as it is.</summary>
    public static RegimeTransitionState Apply(RegimeTransitionState state, PortfolioEvent happened) => Take(state, happened, EventFacts.Of(happened));

    /// <summary>Takes an event in; the facts are those of a <c>regime_detection</c>.</summary>
    internal static RegimeTransitionState Take(RegimeTransitionState state, PortfolioEvent happened, EventFacts facts)
    {
        var run = state.Runs.IsEmpty ? null : state.Runs[^1];
        if (RegimeEventReader.Reading(happened, facts, run?.Last) is { } reading)
        {
            var runs = run is not null && run.First.Regime == reading.Regime
                ? state.Runs.SetItem(state.Runs.Count - 1, run with { Last = reading })
                : state.Runs.Add(new RegimeRun(reading, reading));
            return state with { Runs = runs.Count > RegimeTransitionState.Capacity ? runs.RemoveAt(0) : runs };
        }

        if (RegimeEventReader.Transition(happened) is not { } transition)
            return state;
        var confirmed = state.Confirmed.Insert(0, transition);
        return state with { Confirmed = confirmed.Count > RegimeTransitionState.Capacity ? confirmed.RemoveAt(confirmed.Count - 1) : confirmed };
    }

    /// <summary>The last reading of the regime that was in force before the present run, or null when none has lasted.</summary>
    private static RegimeReading? InForceBefore(RegimeTransitionState state, RegimeTransitionOptions options)
    {
        for (var i = state.Runs.Count - 2; i >= 0; i--)
        {
            if (WholeDays.Passed(state.Runs[i].First.At, state.Runs[i + 1].First.At) >= options.ValidationDays)
                return state.Runs[i].Last;
        }

        return null;
    }

    private static Verdict Confirmation(RegimeRun run, RegimeTransitionAnalysis analysis, RegimeTransitionOptions options)
    {
        // Up to the last observation, not to now: a regime that nobody has looked at since has not been seen to last.
        var days = WholeDays.Passed(run.First.At, run.Last.At);
        var regime = run.First.Regime;
        if (days < options.ValidationDays)
        {
            return Verdict.Block(
                Name,
                RegimeTransitionCodes.NotLasting,
                $"{regime} has lasted {days} of {options.ValidationDays} days",
                days,
                options.ValidationDays,
                WholeDays.Later(run.First.At, options.ValidationDays));
        }

        if (!analysis.IsSudden && !options.AcceptLastingChange)
            return Verdict.Block(Name, RegimeTransitionCodes.NotSudden, $"{regime} has lasted {days} days, but did not come suddenly", days, options.ValidationDays);
        if (!analysis.IsSudden && run.Last.Confidence < options.MinConfidence)
        {
            return Verdict.Block(
                Name, RegimeTransitionCodes.ConfidenceLow, $"{regime} has lasted {days} days, but is not sure enough", run.Last.Confidence, options.MinConfidence);
        }

        return Verdict.Pass(
            Name, RegimeTransitionCodes.Confirmed, $"{regime} has lasted {days} days" + (analysis.IsSudden ? " and came suddenly" : ""), days, options.ValidationDays);
    }

    private static Verdict[] Validity(RegimeReading previous, RegimeReading current, RegimeTransitionOptions options)
    {
        var change = Math.Abs(current.Confidence - previous.Confidence);
        var leavesStable = previous.Stability > VeryStable && current.Confidence < SureEnoughToLeave;
        var sure = current.Timeframes is { } frames ? frames.Frames.Count(frame => frame.Confidence > FrameIsSure) / 3.0 : 1;
        return
        [
            Check(RegimeTransitionCodes.ConfidenceLow, "the confidence", current.Confidence, options.MinConfidence, current.Confidence >= options.MinConfidence),
            Check(RegimeTransitionCodes.ConfidenceChangeSmall, "the change of the confidence", change, options.MinConfidenceChange, change >= options.MinConfidenceChange),
            Check(RegimeTransitionCodes.LeavesStable, "the confidence to leave a stable regime", current.Confidence, SureEnoughToLeave, !leavesStable),
            Check(RegimeTransitionCodes.OldTooYoung, "the old regime's days", previous.DurationDays, options.MinOldDays, previous.DurationDays >= options.MinOldDays),
            Check(RegimeTransitionCodes.TimeframesUnsure, "the share of sure time frames", sure, LeastSureFrames, sure >= LeastSureFrames),
        ];
    }

    private static Verdict Check(string code, string what, double observed, double threshold, bool passes)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"{what}: {observed:0.###}, at least {threshold:0.###} is asked for");
        return passes ? Verdict.Pass(Name, RegimeTransitionCodes.Ok, reason, observed, threshold) : Verdict.Block(Name, code, reason, observed, threshold);
    }
}
