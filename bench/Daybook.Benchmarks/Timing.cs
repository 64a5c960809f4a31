using System.Diagnostics;

namespace Daybook.Benchmarks;

/// <summary>How times are summed up.</summary>
internal static class Timing
{
    /// <summary>The value at a fraction of the sorted values (nearest rank).</summary>
    public static double Percentile(IEnumerable<double> values, double fraction)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(fraction * sorted.Length) - 1)];
    }

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>How long an operation takes, in milliseconds.</summary>
    public static async Task<double> MillisecondsAsync(Func<Task> operation)
    {
        var start = Stopwatch.GetTimestamp();
        await operation().ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Starts the next measurement without what the last one left behind.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
