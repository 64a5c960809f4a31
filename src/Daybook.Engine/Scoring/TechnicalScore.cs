using System.Globalization;

namespace Daybook.Engine.Scoring;

/// <summary>
/// Scores an asset by its prices alone: the weighted mean of trend, momentum, mean reversion and low volatility, each 0..1. Only what was known at the date
/// counts.
/// <para>
/// With L the natural logarithm of a close, s the standard deviation of the last <c>VolatilityDays</c> daily changes of L, MA(n) the mean of the last n values
/// of L, and F(z) = 1 / (1 + exp(-1.702 z)), a close fit of the normal distribution:
/// </para>
/// <list type="bullet">
/// <item><description>trend = (F((L - MA(slow)) / (s (slow - 1) / sqrt(3 slow))) + F((MA(fast) - MA(slow)) / (s (slow - fast) / sqrt(3 slow)))) / 2. The
/// denominators are the gaps' standard deviations if prices walked at random. After Brock, Lakonishok and LeBaron, "Simple Technical Trading Rules and the
/// Stochastic Properties of Stock Returns", Journal of Finance 47 (1992), and Faber, "A Quantitative Approach to Tactical Asset Allocation", Journal of Wealth
/// Management 9 (2007).</description></item>
/// <item><description>momentum = F((L[skip days ago] - L[days ago]) / (s sqrt(days - skip))). A year without its last month: Jegadeesh and Titman, "Returns to
/// Buying Winners and Selling Losers", Journal of Finance 48 (1993); measured in volatilities: Moskowitz, Ooi and Pedersen, "Time Series Momentum", Journal of
/// Financial Economics 104 (2012).</description></item>
/// <item><description>mean reversion = falls / (rises + falls) of the last <c>ReversionDays</c> changes of L, 0.5 without any: 1 - RSI / 100 with plain sums.
/// Wilder, "New Concepts in Technical Trading Systems" (1978); that short falls are followed by rises: Jegadeesh, "Evidence of Predictable Behavior of Security
/// Returns", Journal of Finance 45 (1990).</description></item>
/// <item><description>volatility = r^2 / (r^2 + 252 s^2) with r the reference volatility per year. That calm assets pay for their risk better: Ang, Hodrick,
/// Xing and Zhang, "The Cross-Section of Volatility and Expected Returns", Journal of Finance 61 (2006).</description></item>
/// </list>
/// The weights are Daybook's own choice.
/// </summary>
internal static class TechnicalScore
{
    /// <summary>The score at a date.</summary>
    /// <param name="closes">The asset's closes; those after the date are not looked at.</param>
    /// <param name="asOf">The date, UTC.</param>
    /// <param name="options">How the score is made.</param>
    /// <returns>The score, or why there is none: too little history, old or bad prices.</returns>
    /// <exception cref="ArgumentException">The options are not legal.</exception>
    public static TechnicalResult Of(CloseSeries closes, DateTimeOffset asOf, TechnicalScoreOptions options) => Make(closes, asOf, options, isRead: true);

    /// <summary>The score at a date; where nobody reads why, a score that there is comes without its reason.</summary>
    internal static TechnicalResult Make(CloseSeries closes, DateTimeOffset asOf, TechnicalScoreOptions options, bool isRead)
    {
        options.Validate();
        var known = closes.UpTo(asOf);
        if (known.Length < options.ClosesNeeded)
            return new TechnicalResult(TechnicalCodes.TooLittleHistory, string.Create(CultureInfo.InvariantCulture, $"{known.Length} closes up to {asOf:yyyy-MM-dd}, {options.ClosesNeeded} are needed"));
        if (asOf - known[^1].At > options.MaxAge)
        {
            return new TechnicalResult(
                TechnicalCodes.StalePrices, string.Create(CultureInfo.InvariantCulture, $"the newest close is of {known[^1].At:yyyy-MM-dd}, over {options.MaxAge.TotalDays} days before {asOf:yyyy-MM-dd}"));
        }

        var from = known.Length - options.ClosesNeeded;
        return closes.FirstBad(from, known.Length) is { } bad ? Bad(bad) : Make(closes.Logs[from..known.Length], options, isRead);
    }

    private static TechnicalResult Bad(DailyClose close) => new(TechnicalCodes.BadPrice, string.Create(CultureInfo.InvariantCulture, $"the close of {close.At:yyyy-MM-dd} is {close.Price}"));

    private static TechnicalResult Make(ReadOnlySpan<double> logs, TechnicalScoreOptions options, bool isRead)
    {
        var components = Components(logs, options);
        var weights = options.TrendWeight + options.MomentumWeight + options.MeanReversionWeight + options.VolatilityWeight;
        var sum = (options.TrendWeight * components.Trend)
            + (options.MomentumWeight * components.Momentum)
            + (options.MeanReversionWeight * components.MeanReversion)
            + (options.VolatilityWeight * components.Volatility);
        var score = Math.Clamp(sum / weights, 0, 1);
        if (!isRead)
            return new TechnicalResult(TechnicalCodes.Scored, string.Empty, score, components);
        var reason = $"trend {Decimals.Three(components.Trend)}, momentum {Decimals.Three(components.Momentum)}, "
            + $"mean reversion {Decimals.Three(components.MeanReversion)}, volatility {Decimals.Three(components.Volatility)}";
        return new TechnicalResult(TechnicalCodes.Scored, reason, score, components);
    }

    private static TechnicalComponents Components(ReadOnlySpan<double> logs, TechnicalScoreOptions options)
    {
        var deviation = Indicators.Deviation(logs, options.VolatilityDays);
        return new TechnicalComponents(
            Indicators.Trend(logs, deviation, options.FastAverage, options.SlowAverage),
            Indicators.Momentum(logs, deviation, options.MomentumDays, options.MomentumSkip),
            Indicators.MeanReversion(logs, options.ReversionDays),
            Indicators.Volatility(deviation, options.ReferenceVolatility));
    }
}
