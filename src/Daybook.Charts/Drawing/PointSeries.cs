using Daybook.Charts.Scales;

namespace Daybook.Charts.Drawing;

/// <summary>Points in order of time, and what a sentence says of them.</summary>
internal sealed class PointSeries
{
    /// <summary>A series of points in any order; those of one time keep theirs.</summary>
    public PointSeries(IReadOnlyList<ChartPoint> points)
    {
        Points = points;
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Time < points[i - 1].Time)
            {
                Points = [.. points.OrderBy(point => point.Time)];
                break;
            }
        }

        foreach (var point in Points)
        {
            if (!double.IsFinite(point.Value))
                continue;
            Count++;
            First ??= point;
            Last = point;
            if (Lowest is not { } low || point.Value < low.Value)
                Lowest = point;
            if (Highest is not { } high || point.Value > high.Value)
                Highest = point;
        }
    }

    public static PointSeries Empty { get; } = new([]);

    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>How many have a value.</summary>
    public int Count { get; }

    public ChartPoint? First { get; }

    public ChartPoint? Last { get; }

    public ChartPoint? Lowest { get; }

    public ChartPoint? Highest { get; }

    /// <summary>The points from one time to another, both inclusive.</summary>
    public PointSeries Within(DateTimeOffset? from, DateTimeOffset? to) =>
        from is null && to is null ? this : new([.. Points.Where(point => (from is null || point.Time >= from) && (to is null || point.Time <= to))]);

    /// <summary>Places that a table shows: of at most so many equal spans of time the last point with a value.</summary>
    public IEnumerable<ChartPoint> Sample(int rows, TimeScale scale)
    {
        var spans = new TimeScale(scale.From, scale.To, 0, rows);
        ChartPoint? last = null;
        foreach (var point in Points)
        {
            if (!double.IsFinite(point.Value))
                continue;
            if (last is { } previous && Place(previous) != Place(point))
                yield return previous;
            last = point;
        }

        if (last is { } end)
            yield return end;

        int Place(ChartPoint point) => Math.Clamp((int)spans.At(point.Time), 0, rows - 1);
    }

    /// <summary>The value in force at a time: that of the last point with a value at or before it, or null.</summary>
    public double? At(DateTimeOffset time)
    {
        var (low, high) = (0, Points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Points[middle].Time <= time)
                low = middle + 1;
            else
                high = middle;
        }

        for (var i = low - 1; i >= 0; i--)
        {
            if (double.IsFinite(Points[i].Value))
                return Points[i].Value;
        }

        return null;
    }
}
