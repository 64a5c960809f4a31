namespace Daybook.Engine.Portfolios;

/// <summary>What a portfolio is worth, and was at its best: a fold of its <c>portfolio_snapshot</c> events. Values are in currency, cash included.</summary>
/// <param name="At">When it was worth that. A value that is recorded later for an earlier time is history, and changes nothing here.</param>
/// <param name="Value">What it is worth, above 0.</param>
/// <param name="Cash">What of it is not invested, or null when that was not said.</param>
/// <param name="First">The first value.</param>
/// <param name="Peak">The largest value.</param>
/// <param name="PeakAt">When it was worth that, the first time.</param>
/// <param name="DayBefore">The last value of the UTC day before that had one, or null on the first day.</param>
public sealed record PortfolioValue(DateTimeOffset At, double Value, double? Cash, double First, double Peak, DateTimeOffset PeakAt, double? DayBefore)
{
    /// <summary>How far the value is under its peak, as a fraction: 0 to 1.</summary>
    public double Drawdown => 1 - (Value / Peak);

    /// <summary>The return since the first value, as a fraction.</summary>
    public double CumulativeReturn => (Value / First) - 1;

    /// <summary>The return since the last value of the day before, as a fraction; null on the first day.</summary>
    public double? DailyReturn => DayBefore is { } before ? (Value / before) - 1 : null;

    /// <summary>The first value.</summary>
    internal static PortfolioValue Begin(DateTimeOffset at, double value, double? cash) => new(at, value, cash, value, value, at, null);

    /// <summary>The next value.</summary>
    internal PortfolioValue Next(DateTimeOffset at, double value, double? cash) => at < At
        ? this
        : new PortfolioValue(at, value, cash, First, Math.Max(Peak, value), value > Peak ? at : PeakAt, at.UtcDateTime.Date > At.UtcDateTime.Date ? Value : DayBefore);
}
