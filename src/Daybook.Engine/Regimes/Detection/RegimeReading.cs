using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>The regime at one time, as detection found it.</summary>
/// <param name="At">The time of the observation.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
/// <param name="Stability">How steady the regime has been, 0 to 1.</param>
/// <param name="Strength">How pronounced it is, 0 to 1.</param>
/// <param name="Since">The first of the observations in a row that found this regime.</param>
/// <param name="Timeframes">How sure each time frame is, or null when that is not known.</param>
public sealed record RegimeReading(
    DateTimeOffset At,
    MarketRegime Regime,
    double Confidence,
    double Stability,
    double Strength,
    DateTimeOffset Since,
    TimeframeConfidences? Timeframes = null)
{
    /// <summary>True when the source named no regime and Goldilocks stands in for it. Such a reading is not remembered.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Whole days since the regime was first found; 0 on its first day.</summary>
    public int DurationDays => WholeDays.Passed(Since, At);
}
