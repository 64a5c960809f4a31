using Daybook.Engine.Regimes.Detection;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>Measures of the change between two readings (formulas of Daybook's reference system).</summary>
internal static class RegimeChange
{
    private const double SettledDays = 30;
    private const double LargeFrameChange = 0.8;
    private const double UnknownFrameChange = 0.5;
    private const int ProvenDays = 3;

    /// <summary>
    /// 0.3 x rise of confidence + 0.25 x rise of strength + 0.2 x (1 - old stability) + 0.15 x change of the time frames + 0.1 x min(old days / 30, 1).
    /// </summary>
    public static double Momentum(RegimeReading previous, RegimeReading current) => Unit.Clamp(
        (0.3 * Math.Max(0, current.Confidence - previous.Confidence))
        + (0.25 * Math.Max(0, current.Strength - previous.Strength))
        + (0.2 * (1 - previous.Stability))
        + (0.15 * FrameChange(previous.Timeframes, current.Timeframes))
        + (0.1 * Math.Min(previous.DurationDays / SettledDays, 1)));

    /// <summary>A regime's usual days, x 1.3 for a critical and 1.1 for a high change and 0.9 for a normal one, x (1 + 0.4 x (momentum - 0.5)).</summary>
    public static int ExpectedDays(RegimeKind to, RegimeChangeSeverity severity, double momentum)
    {
        var days = UsualDays(to) * SeverityFactor(severity) * (1 + (0.4 * (momentum - 0.5)));
        return Math.Clamp((int)days, 10, 120);
    }

    /// <summary>
    /// 0.8 x (confidence - 0.5) over a confidence of 0.7 + 0.3 x momentum + 0.2 x mean of the time frames + 0.1 when the old regime lasted at least 3 days.
    /// </summary>
    public static double ValidationScore(RegimeReading previous, RegimeReading current, double momentum) => Unit.Clamp(
        (current.Confidence > 0.7 ? 0.4 * (current.Confidence - 0.5) / 0.5 : 0)
        + (0.3 * momentum)
        + (0.2 * (current.Timeframes?.Mean ?? 0))
        + (previous.DurationDays >= ProvenDays ? 0.1 : 0));

    private static double FrameChange(TimeframeConfidences? previous, TimeframeConfidences? current)
    {
        if (previous is null || current is null)
            return UnknownFrameChange;
        var mean = previous.Frames.Zip(current.Frames, (before, now) => Math.Abs(now.Confidence - before.Confidence)).Average();
        return Math.Min(mean / LargeFrameChange, 1);
    }

    private static double UsualDays(RegimeKind kind) => kind switch
    {
        RegimeKind.Goldilocks => 60,
        RegimeKind.Deflation => 45,
        RegimeKind.Inflation => 35,
        RegimeKind.Reflation => 25,
        _ => 40,
    };

    private static double SeverityFactor(RegimeChangeSeverity severity) => severity switch
    {
        RegimeChangeSeverity.Critical => 1.3,
        RegimeChangeSeverity.High => 1.1,
        _ => 0.9,
    };
}
