namespace Daybook.Engine.Performance;

/// <summary>
/// What a portfolio's daily values say of it. A figure that the values do not define is null; none is NaN or infinite. Fractions are plain: 0.05 is five percent.
/// </summary>
public sealed record PerformanceReport
{
    private const double DaysPerYear = 365.25;

    private PerformanceReport()
    {
    }

    /// <summary>The first day, or null without values.</summary>
    public DateOnly? First { get; private init; }

    /// <summary>The last day, or null without values.</summary>
    public DateOnly? Last { get; private init; }

    /// <summary>How many values there are.</summary>
    public int Days { get; private init; }

    /// <summary>Calendar days from the first value to the last, over 365.25.</summary>
    public double Years { get; private init; }

    /// <summary>The whole return, V(last) / V(first) - 1; null with fewer than two values, or from 0.</summary>
    public double? TotalReturn { get; private init; }

    /// <summary>
    /// The compound annual growth rate, (V(last) / V(first))^(1 / years) - 1, as the Global Investment Performance Standards annualise; they do not do so under a
    /// year, and a figure of a few days means little. Null as <see cref="TotalReturn"/>, and where a short time makes it larger than a number can be.
    /// </summary>
    public double? Cagr { get; private init; }

    /// <summary>
    /// How many values come in a year, by their own dates: the values after the first over <see cref="Years"/>. About 252 on an exchange, 261 on all weekdays, 365 where every day is
    /// traded. Volatility, Sharpe and Sortino ratio are made yearly by it. Null under two values.
    /// </summary>
    public double? PeriodsPerYear { get; private init; }

    /// <summary>
    /// Yearly volatility: the sample deviation of simple returns from value to value x sqrt(<see cref="PeriodsPerYear"/>) (Hull, Options, Futures, and Other Derivatives); null under three
    /// values.
    /// </summary>
    public double? Volatility { get; private init; }

    /// <summary>
    /// The yearly Sharpe ratio, mean / sample deviation of returns over the risk-free one x sqrt(n), n being <see cref="PeriodsPerYear"/>, and the risk-free return
    /// (1 + rate)^(1/n) - 1 (Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994)). Null under three values, and where the returns do not vary.
    /// </summary>
    public double? Sharpe { get; private init; }

    /// <summary>
    /// The yearly Sortino ratio against a target of 0, mean of daily returns / root of the mean over all days of min(return, 0)^2, x sqrt(n) (Sortino and Price,
    /// Performance Measurement in a Downside Risk Framework, Journal of Investing 3 (1994)). The risk-free rate plays no part. Null where no return is under 0.
    /// </summary>
    public double? Sortino { get; private init; }

    /// <summary>
    /// The largest loss from an earlier peak as a fraction of it, 0 to 1 (Magdon-Ismail and Atiya, Maximum Drawdown, Risk 17 (2004)); 0 when the value never
    /// fell, null without values.
    /// </summary>
    public double? MaxDrawdown { get; private init; }

    /// <summary>When that loss was, or null when the value never fell.</summary>
    public DrawdownPeriod? DeepestDrawdown { get; private init; }

    /// <summary>
    /// How often a year the portfolio was exchanged: half of the traded value / mean daily value / years (the two-sided form of the turnover ratio; the SEC's Form
    /// N-1A takes the lesser of purchases and sales). Null when the trades were not given, within one day, and without value.
    /// </summary>
    public double? TurnoverPerYear { get; private init; }

    /// <summary>What the trades cost, as it was given, or null.</summary>
    public double? Costs { get; private init; }

    /// <summary>Reads values.</summary>
    /// <param name="values">The values, oldest first, each day once. Any number, also none.</param>
    /// <param name="trading">What the trades came to, or null when that is not known.</param>
    /// <param name="riskFreeRate">The yearly risk-free rate as a fraction, over -1; for the Sharpe ratio.</param>
    /// <exception cref="ArgumentException">A value is negative or not finite, a day does not come after the one before it, or another number is out of its range.</exception>
    public static PerformanceReport Of(IReadOnlyList<DailyValue> values, TradingTotals? trading = null, double riskFreeRate = 0)
    {
        Check(values, trading, riskFreeRate);
        if (values.Count == 0)
            return new PerformanceReport { Costs = trading?.Costs };
        var years = (values[^1].Date.DayNumber - values[0].Date.DayNumber) / DaysPerYear;
        var growth = values.Count > 1 && values[0].Value > 0 ? values[^1].Value / values[0].Value : (double?)null;
        var returns = new DailyReturns(values);
        var periods = values.Count > 1 ? (values.Count - 1) / years : (double?)null;
        var riskFree = periods is { } yearly ? Math.Pow(1 + riskFreeRate, 1 / yearly) - 1 : 0;
        var drawdown = Drawdowns.Deepest(values);
        return new PerformanceReport
        {
            First = values[0].Date,
            Last = values[^1].Date,
            Days = values.Count,
            Years = years,
            TotalReturn = Defined(growth - 1),
            Cagr = growth is { } factor ? Defined(Math.Pow(factor, 1 / years) - 1) : null,
            PeriodsPerYear = periods,
            Volatility = Defined(returns.Deviation * Root(periods)),
            Sharpe = Defined((returns.Mean - riskFree) / returns.Deviation * Root(periods)),
            Sortino = Defined(returns.Mean / returns.DownsideDeviation * Root(periods)),
            MaxDrawdown = drawdown?.Depth ?? 0,
            DeepestDrawdown = drawdown,
            TurnoverPerYear = Defined(trading?.TradedValue / 2 / values.Average(value => value.Value) / years),
            Costs = trading?.Costs,
        };
    }

    private static double? Root(double? periods) => periods is { } number ? Math.Sqrt(number) : null;

    private static double? Defined(double? figure) => figure is { } number && double.IsFinite(number) ? number : null;

    private static void Check(IReadOnlyList<DailyValue> values, TradingTotals? trading, double riskFreeRate)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!IsAmount(values[i].Value))
                throw new ArgumentException($"The value of {values[i].Date:yyyy-MM-dd} is {values[i].Value}; values are finite and 0 or more.", nameof(values));
            if (i > 0 && values[i].Date <= values[i - 1].Date)
                throw new ArgumentException($"{values[i].Date:yyyy-MM-dd} stands after {values[i - 1].Date:yyyy-MM-dd}. Days rise, each once.", nameof(values));
        }

        if (trading is { } totals && !(IsAmount(totals.TradedValue) && IsAmount(totals.Costs)))
            throw new ArgumentException($"{totals}: traded value and costs are finite and 0 or more.", nameof(trading));
        if (!(double.IsFinite(riskFreeRate) && riskFreeRate > -1))
            throw new ArgumentException($"The risk-free rate is {riskFreeRate}; it is finite and over -1.", nameof(riskFreeRate));
    }

    private static bool IsAmount(double value) => double.IsFinite(value) && value >= 0;
}
