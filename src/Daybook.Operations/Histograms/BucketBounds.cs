namespace Daybook.Operations.Histograms;

/// <summary>Where stretches of time begin and end on the calendar, in UTC.</summary>
internal static class BucketBounds
{
    /// <summary>The shortest width with which a window has at most so many stretches; a year when none has.</summary>
    public static BucketWidth Choose(DateTimeOffset from, DateTimeOffset to, int most) =>
        Enum.GetValues<BucketWidth>().FirstOrDefault(width => Count(from, to, width, most + 1) <= most, BucketWidth.Year);

    /// <summary>How many stretches a window has, counted up to some number.</summary>
    public static int Count(DateTimeOffset from, DateTimeOffset to, BucketWidth width, int upTo) => Bounds(from, to, width).Take(upTo + 1).Count() - 1;

    /// <summary>The bounds: the window's own, and between them those of the calendar, ascending.</summary>
    /// <param name="from">The window's first moment.</param>
    /// <param name="to">The moment behind its last, after <paramref name="from"/>.</param>
    /// <param name="width">The length of a stretch.</param>
    public static IEnumerable<DateTimeOffset> Bounds(DateTimeOffset from, DateTimeOffset to, BucketWidth width)
    {
        yield return from;
        var start = Start(from.UtcDateTime, width);
        for (var steps = 1; Next(start, width, steps) is { } next && next < to.UtcDateTime; steps++)
            yield return new DateTimeOffset(next, TimeSpan.Zero);
        yield return to;
    }

    private static DateTime Start(DateTime time, BucketWidth width) => width switch
    {
        BucketWidth.Week => time.Date.AddDays(-Math.Min((time.Date - DateTime.MinValue).TotalDays, ((int)time.DayOfWeek + 6) % 7)),
        BucketWidth.Month => new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        BucketWidth.Quarter => new DateTime(time.Year, ((time.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, DateTimeKind.Utc),
        BucketWidth.Year => new DateTime(time.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        _ => new DateTime(time.Ticks - (time.Ticks % Length(width).Ticks), DateTimeKind.Utc),
    };

    // Null: behind the last day that there is.
    private static DateTime? Next(DateTime start, BucketWidth width, int steps)
    {
        try
        {
            return width switch
            {
                BucketWidth.Month => start.AddMonths(steps),
                BucketWidth.Quarter => start.AddMonths(3 * steps),
                BucketWidth.Year => start.AddYears(steps),
                _ => start.AddTicks(Length(width).Ticks * steps),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static TimeSpan Length(BucketWidth width) => width switch
    {
        BucketWidth.Minute => TimeSpan.FromMinutes(1),
        BucketWidth.FiveMinutes => TimeSpan.FromMinutes(5),
        BucketWidth.QuarterHour => TimeSpan.FromMinutes(15),
        BucketWidth.Hour => TimeSpan.FromHours(1),
        BucketWidth.SixHours => TimeSpan.FromHours(6),
        BucketWidth.Day => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };
}
