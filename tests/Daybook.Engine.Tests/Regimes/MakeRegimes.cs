using CsCheck;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes;

/// <summary>Readings, observations and histories of regimes, with what a test does not speak of filled in.</summary>
internal static class MakeRegimes
{
    public static readonly DateTimeOffset Start = new(2022, 1, 3, 0, 0, 0, TimeSpan.Zero);

    private static readonly string?[] Names = [null, "Goldilocks", "DEFLATION", "inflation", "Reflation", "Stagflation"];

    /// <summary>Observations as a source may give them: any regime or none, any confidence, days or hours apart.</summary>
    public static readonly Gen<RegimeObservation[]> Observations = Gen.Select(
            Gen.Int[0, Names.Length - 1].Select(name => Names[name]), Gen.Double[0, 1], Gen.Int[1, 100], Gen.Double[0, 1], Gen.Bool)
        .Array[1, 60]
        .Select(steps =>
        {
            var at = Start;
            return steps.Select(step =>
            {
                at = at.AddHours(step.Item3);
                var indicators = step.Item5 ? new RegimeIndicators(new MarketIndicators { Vix = 10 + (30 * step.Item4), GrowthMomentum = step.Item4, InflationPressure = 1 - step.Item4 }) : null;
                return Observe(step.Item1, at, step.Item2, indicators);
            }).ToArray();
        });

    public static DateTimeOffset Day(double days) => Start.AddDays(days);

    public static RegimeObservation Observe(string? regime, DateTimeOffset at, double confidence = 0.9, RegimeIndicators? indicators = null) =>
        new(at, regime is null ? null : MarketRegime.Parse(regime), confidence, indicators);

    /// <summary>A reading that passes every check of a sudden change into it, seen against <see cref="Old"/>.</summary>
    public static RegimeReading New(string regime = "Deflation", double confidence = 0.8, double stability = 0.1, double strength = 0.8, double frames = 0.8) =>
        new(Day(11), MarketRegime.Parse(regime), confidence, stability, strength, Day(11), new TimeframeConfidences(frames, frames, frames));

    /// <summary>A reading that a change may leave.</summary>
    public static RegimeReading Old(string regime = "Goldilocks", double confidence = 0.4, double stability = 0.2, double strength = 0.3, double frames = 0.5, double days = 10) =>
        new(Day(10), MarketRegime.Parse(regime), confidence, stability, strength, Day(10 - days), new TimeframeConfidences(frames, frames, frames));

    /// <summary>The state after a regime a day, by their initials: <c>GGGD</c>; a dot is a day without an observation.</summary>
    public static RegimeState After(string days, RegimeOptions? options = null, double confidence = 0.9) => Play(days, options, confidence).State;

    /// <summary>The state and the events of a regime a day.</summary>
    public static (RegimeState State, IReadOnlyList<RegimeDecision> Decisions) Play(string days, RegimeOptions? options = null, double confidence = 0.9)
    {
        var state = RegimeState.Empty;
        List<RegimeDecision> decisions = [];
        for (var day = 0; day < days.Length; day++)
        {
            if (days[day] == '.')
                continue;
            var decision = RegimeWatch.Decide(state, Observe(OfInitial(days[day]), Day(day), confidence), options ?? new RegimeOptions());
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            decisions.Add(decision);
        }

        return (state, decisions);
    }

    public static RegimeTransition Transition(RegimeChangeSeverity severity = RegimeChangeSeverity.Critical, double changed = 8, double? confirmed = 10, double momentum = 0.5) =>
        new(MarketRegime.Goldilocks, MarketRegime.Deflation, severity, momentum, Day(changed), confirmed is { } day ? Day(day) : null);

    /// <summary>The state of overrides after grants.</summary>
    public static RegimeOverrideState Granted(RegimeOverrideOptions options, params (string Asset, RegimeOverrideTarget Target, double Day)[] grants) =>
        grants.Aggregate(RegimeOverrideState.Empty, (state, grant) => RegimeOverrides.Apply(
            state, RegimeEvents.OverrideGranted(RegimeOverrides.Decide(state, Transition(), grant.Asset, grant.Target, Day(grant.Day), options))));

    /// <summary>A regime event as somebody else may have written it.</summary>
    public static PortfolioEvent Foreign(EventType type, string action, string? regime, Metadata? metadata = null, string? asset = null, DateTimeOffset? at = null) =>
        PortfolioEvent.Create(type, at ?? Start, "from elsewhere", asset, action, regime, metadata: metadata);

    private static string? OfInitial(char initial) => initial switch
    {
        'G' => "Goldilocks",
        'D' => "Deflation",
        'I' => "Inflation",
        'R' => "Reflation",
        'S' => "Stagflation",
        _ => null,
    };
}
