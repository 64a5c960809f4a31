using Daybook.Charts.Scales;

namespace Daybook.Charts.Drawing;

/// <summary>
/// Points of a line reduced to what can be seen: of each column of pixels the first, the lowest, the highest and the last, so that no extreme is lost and a line of any length has at most
/// four points a column. Gaps that are narrower than a column are closed.
/// </summary>
internal static class PixelColumns
{
    /// <summary>The points to draw, in order; a value that is not finite is a gap.</summary>
    /// <param name="points">The points, in order of time.</param>
    /// <param name="scale">Where their times lie.</param>
    public static List<ChartPoint> Reduce(IReadOnlyList<ChartPoint> points, TimeScale scale)
    {
        List<ChartPoint> kept = new(Math.Min(points.Count, 4 * ((int)(scale.End - scale.Start) + 2)));
        var (column, gap) = (int.MinValue, false);
        var (first, low, high, last) = (0, 0, 0, 0);
        for (var i = 0; i < points.Count; i++)
        {
            if (!double.IsFinite(points[i].Value))
            {
                gap |= column != int.MinValue;
                continue;
            }

            var here = (int)Math.Floor(Math.Clamp(scale.At(points[i].Time), -1e6, 1e6));
            if (here != column)
            {
                Keep();
                if (gap)
                    kept.Add(new ChartPoint(points[i].Time, double.NaN));
                (column, gap, first, low, high, last) = (here, false, i, i, i, i);
                continue;
            }

            gap = false;
            last = i;
            if (points[i].Value < points[low].Value)
                low = i;
            if (points[i].Value > points[high].Value)
                high = i;
        }

        Keep();
        return kept;

        void Keep()
        {
            if (column == int.MinValue)
                return;
            var (earlier, later) = low < high ? (low, high) : (high, low);
            kept.Add(points[first]);
            if (earlier != first)
                kept.Add(points[earlier]);
            if (later != earlier && later != first)
                kept.Add(points[later]);
            if (last != later && last != first)
                kept.Add(points[last]);
        }
    }
}
