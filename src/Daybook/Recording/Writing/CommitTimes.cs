namespace Daybook.Recording.Writing;

/// <summary>The times of the last 1,024 commits, and the longest of all. Written by the writer, read by anyone.</summary>
internal sealed class CommitTimes
{
    private const int Kept = 1_024;

    private readonly Lock _lock = new();
    private readonly double[] _milliseconds = new double[Kept];
    private long _count;
    private double _longest;

    public void Add(TimeSpan elapsed)
    {
        lock (_lock)
        {
            _milliseconds[_count++ % Kept] = elapsed.TotalMilliseconds;
            _longest = Math.Max(_longest, elapsed.TotalMilliseconds);
        }
    }

    /// <summary>Median and 99th percentile (nearest rank) of the kept commits, and the longest of all, in milliseconds; zeros before the first.</summary>
    public (double P50, double P99, double Longest) Summary()
    {
        double[] sorted;
        double longest;
        lock (_lock)
        {
            sorted = _milliseconds[..(int)Math.Min(_count, Kept)];
            longest = _longest;
        }

        Array.Sort(sorted);
        return (Rank(sorted, 0.50), Rank(sorted, 0.99), longest);
    }

    private static double Rank(double[] sorted, double fraction) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(fraction * sorted.Length) - 1)];
}
