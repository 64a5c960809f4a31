namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Reads the end of price series as of a date. Nothing later than the date is looked at.</summary>
internal static class PriceWindow
{
    /// <summary>The last log closes up to a date, the oldest first; null when there are too few, or the series has ended long before.</summary>
    public static double[]? LogCloses(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date, int count, int maxAgeDays) =>
        Collect(Usable(series, date).Select(close => (close.Date, Math.Log(close.Close))), date, count, maxAgeDays);

    /// <summary>The last log ratios of two series on the dates that both have.</summary>
    public static double[]? LogRatios(
        IReadOnlyList<(DateOnly Date, double Close)> series, IReadOnlyList<(DateOnly Date, double Close)> other, DateOnly date, int count, int maxAgeDays) =>
        Collect(Joined(series, other, date), date, count, maxAgeDays);

    /// <summary>The last close up to a date, or null.</summary>
    public static double? LastClose(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date, int maxAgeDays)
    {
        foreach (var close in Usable(series, date))
            return IsFresh(close.Date, date, maxAgeDays) ? close.Close : null;
        return null;
    }

    private static double[]? Collect(IEnumerable<(DateOnly Date, double Value)> newestFirst, DateOnly date, int count, int maxAgeDays)
    {
        var values = new double[count];
        var missing = count;
        foreach (var (at, value) in newestFirst)
        {
            if (missing == count && !IsFresh(at, date, maxAgeDays))
                return null;
            values[--missing] = value;
            if (missing == 0)
                return values;
        }

        return null;
    }

    private static IEnumerable<(DateOnly Date, double Value)> Joined(
        IReadOnlyList<(DateOnly Date, double Close)> series, IReadOnlyList<(DateOnly Date, double Close)> other, DateOnly date)
    {
        using var others = Usable(other, date).GetEnumerator();
        var hasOther = others.MoveNext();
        foreach (var close in Usable(series, date))
        {
            while (hasOther && others.Current.Date > close.Date)
                hasOther = others.MoveNext();
            if (!hasOther)
                yield break;
            if (others.Current.Date == close.Date)
                yield return (close.Date, Math.Log(close.Close / others.Current.Close));
        }
    }

    /// <summary>The closes up to a date that a logarithm can be taken of, the newest first.</summary>
    private static IEnumerable<(DateOnly Date, double Close)> Usable(IReadOnlyList<(DateOnly Date, double Close)> series, DateOnly date)
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

        for (var i = from - 1; i >= 0; i--)
        {
            if (series[i].Close > 0 && double.IsFinite(series[i].Close))
                yield return series[i];
        }
    }

    private static bool IsFresh(DateOnly last, DateOnly date, int maxAgeDays) => date.DayNumber - last.DayNumber <= maxAgeDays;
}
