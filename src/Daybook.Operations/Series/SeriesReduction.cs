namespace Daybook.Operations.Series;

/// <summary>Fewer points in the place of many, so that a picture of so many columns shows what a picture of all would.</summary>
internal static class SeriesReduction
{
    /// <summary>At most so many points: each tells of an equal stretch of time, and those without a moment are left out.</summary>
    /// <param name="points">The points, the oldest first.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<SeriesPoint> Reduce(IReadOnlyList<SeriesPoint> points, int most)
    {
        if (points.Count <= most)
            return points;
        var (first, last) = (points[0].At.Ticks, points[^1].At.Ticks);
        return [.. points.GroupBy(point => Math.Min(most - 1, (int)((double)(point.At.Ticks - first) / Math.Max(1, last - first) * most))).Select(column => Together([.. column]))];
    }

    private static SeriesPoint Together(SeriesPoint[] column) => column[^1] with
    {
        FirstValue = column[0].FirstValue,
        MinValue = column.Min(point => point.MinValue),
        MaxValue = column.Max(point => point.MaxValue),
        Drawdown = column.Max(point => point.Drawdown),
    };
}
