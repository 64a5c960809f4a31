namespace Daybook.Engine.Regimes.Inputs;

/// <summary>
/// Reads the end of price series as of a date. Nothing later than the date is looked at, and a close that no logarithm can be taken of is passed over.
/// </summary>
internal static class PriceWindow
{
    /// <summary>The last log closes up to a date, the oldest first; null when there are too few, or the series has ended long before.</summary>
    public static double[]? LogCloses(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date, int count, int maxAgeDays)
    {
        var values = new double[count];
        var missing = count;
        for (var i = CountUpTo(series, date) - 1; i >= 0; i--)
        {
            var (at, close) = series[i];
            if (!IsUsable(close))
                continue;
            if (missing == count && !IsFresh(at, date, maxAgeDays))
                return null;
            values[--missing] = Math.Log(close);
            if (missing == 0)
                return values;
        }

        return null;
    }

    /// <summary>The last log ratios of two series on the dates that both have.</summary>
    public static double[]? LogRatios(
        IReadOnlyList<(DateOnly Date, double Close)> series, IReadOnlyList<(DateOnly Date, double Close)> other, DateOnly date, int count, int maxAgeDays)
    {
        var values = new double[count];
        var missing = count;
        var (i, j) = (CountUpTo(series, date) - 1, CountUpTo(other, date) - 1);
        while (i >= 0 && j >= 0)
        {
            var (at, close) = series[i];
            var (otherAt, otherClose) = other[j];
            if (!IsUsable(otherClose) || otherAt > at)
            {
                j--;
                continue;
            }

            i--;
            if (!IsUsable(close) || otherAt < at)
                continue;
            if (missing == count && !IsFresh(at, date, maxAgeDays))
                return null;
            values[--missing] = Math.Log(close / otherClose);
            if (missing == 0)
                return values;
        }

        return null;
    }

    /// <summary>The last close up to a date, or null.</summary>
    public static double? LastClose(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date, int maxAgeDays)
    {
        for (var i = CountUpTo(series, date) - 1; i >= 0; i--)
        {
            if (IsUsable(series[i].Close))
                return IsFresh(series[i].Date, date, maxAgeDays) ? series[i].Close : null;
        }

        return null;
    }

    private static int CountUpTo(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date)
    {
        var (from, to) = (0, series.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (series[middle].Date <= date)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private static bool IsUsable(double close) => close > 0 && double.IsFinite(close);

    private static bool IsFresh(DateOnly last, DateOnly date, int maxAgeDays) => date.DayNumber - last.DayNumber <= maxAgeDays;
}
