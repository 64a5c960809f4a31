using Daybook.Engine.Regimes.Detection;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>Names for what set a change of regime off (the reference system's, but for the names of what was lost, which are Daybook's).</summary>
internal static class RegimeTriggers
{
    private const double FrameChange = 0.3;
    private const double ConfidenceChange = 0.4;
    private const double StabilityDrop = 0.4;
    private const double StrengthChange = 0.3;

    public static IReadOnlyList<string> Of(RegimeReading previous, RegimeReading current) =>
        [.. Frames(previous.Timeframes, current.Timeframes).Concat(OfRegime(current.Regime.Kind)).Concat(OfMeasures(previous, current)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Frames(TimeframeConfidences? previous, TimeframeConfidences? current)
    {
        if (previous is null || current is null)
            yield break;
        foreach (var (before, now) in previous.Frames.Zip(current.Frames))
        {
            if (now.Confidence - before.Confidence > FrameChange)
                yield return $"{now.Name}_momentum";
            else if (now.Confidence - before.Confidence < -FrameChange)
                yield return $"{now.Name}_reversal";
        }
    }

    private static string[] OfRegime(RegimeKind kind) => kind switch
    {
        RegimeKind.Goldilocks => ["growth_stabilization", "policy_normalization", "volatility_decline"],
        RegimeKind.Deflation => ["deflationary_pressure", "growth_weakness", "safe_haven_demand"],
        RegimeKind.Inflation => ["commodity_surge", "inflationary_pressure", "rate_pressure"],
        RegimeKind.Reflation => ["growth_recovery", "policy_stimulus", "risk_appetite_return"],
        _ => [],
    };

    private static IEnumerable<string> OfMeasures(RegimeReading previous, RegimeReading current)
    {
        var confidence = current.Confidence - previous.Confidence;
        var strength = current.Strength - previous.Strength;
        if (confidence > ConfidenceChange)
            yield return "high_confidence_shift";
        if (confidence < -ConfidenceChange)
            yield return "confidence_loss";
        if (previous.Stability - current.Stability > StabilityDrop)
            yield return "stability_loss";
        if (strength > StrengthChange)
            yield return "regime_strength_buildup";
        if (strength < -StrengthChange)
            yield return "regime_strength_loss";
    }
}
