using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>
/// Says which regime the market is in, and how sure, steady and pronounced that is. The formulas are those of Daybook's reference system, but for one: a regime
/// that returns begins anew on the day of its return, where the reference still counted from its earlier beginning on that day.
/// </summary>
internal static class RegimeDetector
{
    private const double UnknownStability = 0.5;

    // The age from which on a regime grows no steadier.
    private const double SettledDays = 30;

    /// <summary>Reads the market. Asking changes nothing: the reading counts once its event is applied.</summary>
    /// <remarks>
    /// Confidence = 0.4 x the source's + 0.6 x the weighted mean of the time frames (0.5 / 0.3 / 0.2). Stability = 0.5 without a history, else 0.5 x the
    /// regime's share of the last 10 readings + 0.3 x min(days / 30, 1) + 0.2 x a constant of the regime. Without a regime from the source, Goldilocks is
    /// assumed with confidence 0.3.
    /// </remarks>
    public static RegimeReading Detect(RegimeDetectionState state, RegimeObservation observation, RegimeDetectionOptions options)
    {
        options.Validate();
        var at = WholeDays.Recorded(observation.At);
        if (observation.Base is not { } regime)
            return Assume(at);

        var timeframes = IndicatorScores.Confidences(regime, observation.Indicators);
        var frames = (options.DayWeight * timeframes.Day) + (options.FourHoursWeight * timeframes.FourHours) + (options.HourWeight * timeframes.Hour);
        var confidence = (options.BaseWeight * Unit.Clamp(observation.BaseConfidence)) + ((1 - options.BaseWeight) * frames);
        var since = Since(state.Current, regime, at);
        return new RegimeReading(
            at,
            regime,
            Unit.Clamp(confidence),
            Stability(state, regime, WholeDays.Passed(since, at), options),
            IndicatorScores.Strength(regime, observation.Indicators?.Day),
            since,
            timeframes);
    }

    /// <summary>Takes a <c>regime_detection</c> event in; any other leaves the state as it is.</summary>
    public static RegimeDetectionState Apply(RegimeDetectionState state, PortfolioEvent happened) => Take(state, happened, EventFacts.Of(happened));

    /// <summary>Takes an event in whose facts were read before.</summary>
    internal static RegimeDetectionState Take(RegimeDetectionState state, PortfolioEvent happened, EventFacts facts) =>
        RegimeEventReader.Reading(happened, facts, state.Current) is { } reading ? Remember(state, reading) : state;

    /// <summary>Takes a reading in, as its event does.</summary>
    internal static RegimeDetectionState Remember(RegimeDetectionState state, RegimeReading reading)
    {
        var history = state.History.Add(reading);
        return state with { History = history.Count > RegimeDetectionState.Capacity ? history.RemoveAt(0) : history };
    }

    /// <summary>When a regime began that is found now: a regime that goes on keeps its beginning, any other begins now.</summary>
    internal static DateTimeOffset Since(RegimeReading? last, MarketRegime regime, DateTimeOffset at) => last is not null && last.Regime == regime ? last.Since : at;

    private static double Stability(RegimeDetectionState state, MarketRegime regime, int days, RegimeDetectionOptions options)
    {
        if (state.History.IsEmpty)
            return UnknownStability;
        var window = Math.Min(options.StabilityWindow, state.History.Count);
        var same = 0;
        for (var i = state.History.Count - window; i < state.History.Count; i++)
            same += state.History[i].Regime == regime ? 1 : 0;
        return Unit.Clamp((0.5 * same / window) + (0.3 * Math.Min(days / SettledDays, 1)) + (0.2 * Steadiness(regime.Kind)));
    }

    private static double Steadiness(RegimeKind kind) => kind switch
    {
        RegimeKind.Goldilocks => 0.7,
        RegimeKind.Deflation => 0.6,
        RegimeKind.Inflation => 0.5,
        RegimeKind.Reflation => 0.4,
        _ => 0.5,
    };

    private static RegimeReading Assume(DateTimeOffset at) =>
        new(at, MarketRegime.Goldilocks, 0.3, 0.5, 0.4, at, new TimeframeConfidences(0.3, 0.3, 0.3)) { IsAssumed = true };
}
