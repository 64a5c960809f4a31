namespace Daybook.Engine.Scoring;

/// <summary>
/// The parts of a technical score, from the natural logarithms of daily closes, oldest first. All are finite for finite logarithms.
/// A gap between prices is judged by the share of random walks of the same volatility that would lie below it.
/// </summary>
internal static class Indicators
{
    private const double TradingDays = 252;

    /// <summary>With this slope the logistic curve is within 0.01 of the normal distribution (Haley 1952, Camilli 1994).</summary>
    private const double LogisticSlope = 1.702;

    /// <summary>A smaller gap between logarithms is a matter of rounding.</summary>
    private const double NoGap = 1e-12;

    /// <summary>The standard deviation of the newest daily returns.</summary>
    public static double Deviation(ReadOnlySpan<double> logs, int days)
    {
        var mean = (logs[^1] - logs[^(days + 1)]) / days;
        var squares = 0.0;
        for (var i = logs.Length - days; i < logs.Length; i++)
        {
            var difference = logs[i] - logs[i - 1] - mean;
            squares += difference * difference;
        }

        return Math.Sqrt(squares / Math.Max(1, days - 1));
    }

    /// <summary>The close above the slow average and the fast average above the slow one, half each.</summary>
    public static double Trend(ReadOnlySpan<double> logs, double deviation, int fast, int slow)
    {
        var slowAverage = Mean(logs[^slow..]);
        var close = Share(logs[^1] - slowAverage, deviation * Spread(1, slow));
        var average = Share(Mean(logs[^fast..]) - slowAverage, deviation * Spread(fast, slow));
        return (close + average) / 2;
    }

    /// <summary>The rise from the first day to the last that is not skipped.</summary>
    public static double Momentum(ReadOnlySpan<double> logs, double deviation, int days, int skip) =>
        Share(logs[^(skip + 1)] - logs[^(days + 1)], deviation * Math.Sqrt(days - skip));

    /// <summary>The falls among the newest daily moves.</summary>
    public static double MeanReversion(ReadOnlySpan<double> logs, int days)
    {
        var (rises, falls) = (0.0, 0.0);
        for (var i = logs.Length - days; i < logs.Length; i++)
        {
            var change = logs[i] - logs[i - 1];
            if (change > 0)
                rises += change;
            else
                falls -= change;
        }

        return rises + falls > NoGap ? falls / (rises + falls) : 0.5;
    }

    /// <summary>The reference variance as a share of itself and the asset's own.</summary>
    public static double Volatility(double deviation, double reference)
    {
        var own = deviation * deviation * TradingDays;
        var accepted = reference * reference;
        return own + accepted > 0 ? accepted / (own + accepted) : 1;
    }

    /// <summary>The standard deviation of the gap between two moving averages of a random walk with steps of standard deviation 1.</summary>
    private static double Spread(int fast, int slow) => Math.Abs(slow - fast) / Math.Sqrt(3.0 * slow);

    private static double Share(double gap, double deviation) => Math.Abs(gap) < NoGap ? 0.5 : 1 / (1 + Math.Exp(-LogisticSlope * gap / deviation));

    /// <summary>The mean, of four sums that do not wait for each other; the same on every machine, as the order is fixed.</summary>
    private static double Mean(ReadOnlySpan<double> values)
    {
        var (a, b, c, d, i) = (0.0, 0.0, 0.0, 0.0, 0);
        for (; i + 3 < values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }

        for (; i < values.Length; i++)
            a += values[i];
        return (a + b + (c + d)) / values.Length;
    }
}
