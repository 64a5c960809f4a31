using CsCheck;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

/// <summary>Execution times as a journal may hold them, and histograms of them.</summary>
internal static class Times
{
    /// <summary>From microseconds to years.</summary>
    public static Gen<double> Usual { get; } = Gen.Double[-6, 12].Select(exponent => Math.Pow(10, exponent));

    /// <summary>Usual ones, and what a careless import brings: zero, negative, whole, tiny, huge.</summary>
    public static Gen<double> Any { get; } = Gen.Frequency(
        (8, Usual),
        (2, Usual.Select(time => -time)),
        (2, Gen.Int[-3, 40].Select(time => (double)time)),
        (1, Gen.OneOf(-0.0, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-6, 1e12, 2.2250738585072014E-308)));

    public static ExecutionTimeHistogram Histogram(params IEnumerable<double> times)
    {
        var histogram = new ExecutionTimeHistogram();
        foreach (var time in times)
            histogram.Add(time);
        return histogram;
    }

    /// <summary>The percentile by its definition: the value at rank ceil(percent / 100 * n) of the sorted times.</summary>
    public static double NearestRank(double[] times, int perMille)
    {
        var sorted = times.Order().ToArray();
        var rank = Math.Max(1, ((long)perMille * sorted.Length + 999) / 1000);
        return sorted[rank - 1];
    }
}
