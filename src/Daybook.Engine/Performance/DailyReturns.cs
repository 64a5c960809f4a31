namespace Daybook.Engine.Performance;

/// <summary>
/// Moments of a portfolio's daily simple returns, V(t) / V(t-1) - 1, one for each pair of values that follow each other. From a value of 0 there is no return.
/// </summary>
internal sealed class DailyReturns
{
    // Returns that differ by less do so by rounding.
    private const double NoDeviation = 1e-12;

    private readonly List<double> _returns = [];

    public DailyReturns(IReadOnlyList<DailyValue> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i - 1].Value > 0)
                _returns.Add((values[i].Value / values[i - 1].Value) - 1);
        }
    }

    /// <summary>The mean, or null without a return.</summary>
    public double? Mean => _returns.Count > 0 ? _returns.Average() : null;

    /// <summary>The sample deviation, whose divisor is n - 1, or null with fewer than two returns; exactly 0 where they differ by rounding only.</summary>
    public double? Deviation => _returns.Count > 1 ? Noticed(Math.Sqrt(Squares(Mean!.Value) / (_returns.Count - 1))) : null;

    /// <summary>The root of the mean square of the returns under 0, where the others count as 0; null without a return.</summary>
    public double? DownsideDeviation => _returns.Count > 0 ? Noticed(Math.Sqrt(_returns.Sum(one => one < 0 ? one * one : 0) / _returns.Count)) : null;

    private double Squares(double mean) => _returns.Sum(one => (one - mean) * (one - mean));

    private static double Noticed(double deviation) => deviation > NoDeviation ? deviation : 0;
}
