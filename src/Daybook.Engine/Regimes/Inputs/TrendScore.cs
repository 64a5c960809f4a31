namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Makes scores from 0 to 1 of log prices.</summary>
internal static class TrendScore
{
    private const double SessionsPerYear = 252;
    private const double Largest = 4;

    // A series that hardly moves has no trend worth the name: a thousandth of a percent a day.
    private const double LeastDeviation = 1e-5;

    /// <summary>
    /// How strongly the window rises: the logistic function of 1.702 z, close to the normal distribution's (Bowling et al. 2009), of z = R / (s x sqrt(n)), the
    /// window's log return over what chance would make of its daily deviation s in n sessions (Moskowitz, Ooi and Pedersen 2012 scale trends so); z is held to
    /// -4..4.
    /// </summary>
    public static double Of(double[] logs) => Logistic((logs[^1] - logs[0]) / Chance(logs));

    /// <summary>
    /// How far the window has turned upwards: the same function of the later half's return less the earlier half's (Goulding, Harvey and Mazzoleni 2023 tell a
    /// rebound by fast momentum over slow).
    /// </summary>
    public static double OfTurn(double[] logs)
    {
        var middle = logs[logs.Length / 2];
        return Logistic(((logs[^1] - middle) - (middle - logs[0])) / Chance(logs));
    }

    /// <summary>Yearly realised volatility in percent: the deviation of daily log returns x sqrt(252) x 100 (Andersen, Bollerslev, Diebold and Labys 2003).</summary>
    public static double RealisedVolatility(double[] logs) => Deviation(logs) * Math.Sqrt(SessionsPerYear) * 100;

    private static double Chance(double[] logs) => Math.Max(Deviation(logs), LeastDeviation) * Math.Sqrt(logs.Length - 1);

    private static double Deviation(double[] logs)
    {
        var returns = logs.Length - 1;
        var mean = (logs[^1] - logs[0]) / returns;
        var squares = 0.0;
        for (var i = 1; i < logs.Length; i++)
        {
            // Not Math.Pow, which is slow and whose last bit depends on the machine's library.
            var difference = logs[i] - logs[i - 1] - mean;
            squares += difference * difference;
        }

        return Math.Sqrt(squares / Math.Max(1, returns - 1));
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-1.702 * Math.Clamp(z, -Largest, Largest)));
}
