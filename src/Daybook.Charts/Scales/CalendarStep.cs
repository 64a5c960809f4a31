namespace Daybook.Charts.Scales;

/// <summary>A distance between marks on the calendar: a number of years, months, days or ticks, counted from where their larger unit begins.</summary>
internal readonly record struct CalendarStep(CalendarUnit Unit, long Count)
{
    /// <summary>All steps, shortest first.</summary>
    public static IReadOnlyList<CalendarStep> All { get; } =
    [
        .. Ticks(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000),
        .. Seconds(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200),
        new(CalendarUnit.Day, 1),
        new(CalendarUnit.Day, 2),
        new(CalendarUnit.Week, 1),
        new(CalendarUnit.Week, 2),
        new(CalendarUnit.Month, 1),
        new(CalendarUnit.Month, 3),
        new(CalendarUnit.Month, 6),
        .. new long[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000 }.Select(years => new CalendarStep(CalendarUnit.Year, years)),
    ];

    /// <summary>About how long it is, in ticks.</summary>
    public double Length => Count * (double)(Unit switch
    {
        CalendarUnit.Year => 365.2425 * TimeSpan.TicksPerDay,
        CalendarUnit.Month => 30.436875 * TimeSpan.TicksPerDay,
        CalendarUnit.Week => 7.0 * TimeSpan.TicksPerDay,
        CalendarUnit.Day => TimeSpan.TicksPerDay,
        _ => 1,
    });

    /// <summary>The boundary at or before a time.</summary>
    public DateTime Floor(DateTime time)
    {
        var day = time.Date;
        return Unit switch
        {
            CalendarUnit.Year => At((int)Math.Max(1, time.Year / Count * Count), 1),
            CalendarUnit.Month => At(time.Year, (int)((time.Month - 1) / Count * Count) + 1),
            // Weeks begin on Monday; 1 January of the year 1 was one.
            CalendarUnit.Week => new DateTime(day.Ticks / (7 * Count * TimeSpan.TicksPerDay) * (7 * Count * TimeSpan.TicksPerDay), DateTimeKind.Utc),
            // Every second day begins anew with the month.
            CalendarUnit.Day => At(time.Year, time.Month).AddDays((time.Day - 1) / Count * Count),
            _ => new DateTime(time.Ticks / Count * Count, DateTimeKind.Utc),
        };
    }

    /// <summary>The boundary after a boundary, or null past the end of time.</summary>
    public DateTime? Next(DateTime boundary)
    {
        // From the middle of the next step its beginning is found, whatever the months' lengths are.
        var ahead = boundary.Ticks + (long)(Length * (Unit is CalendarUnit.Ticks or CalendarUnit.Week or CalendarUnit.Day ? 1 : 1.4));
        if (ahead >= DateTime.MaxValue.Ticks)
            return null;
        var next = Floor(new DateTime(ahead, DateTimeKind.Utc));
        if (Unit == CalendarUnit.Day && Count > 1)
        {
            // The last day of a month of 31 stands alone; no mark right before the next month's first.
            var month = At(boundary.Year, boundary.Month).AddDays(DateTime.DaysInMonth(boundary.Year, boundary.Month));
            return next.AddDays(1) >= month && next < month ? month : next > month ? month : next;
        }

        return next;
    }

    private static DateTime At(int year, int month) => new(year, month, 1, 0, 0, 0, DateTimeKind.Utc);

    private static IEnumerable<CalendarStep> Ticks(params long[] counts) => counts.Select(count => new CalendarStep(CalendarUnit.Ticks, count));

    private static IEnumerable<CalendarStep> Seconds(params long[] counts) => counts.Select(count => new CalendarStep(CalendarUnit.Ticks, count * TimeSpan.TicksPerSecond));
}

/// <summary>What a step counts.</summary>
internal enum CalendarUnit
{
    Ticks,
    Day,
    Week,
    Month,
    Year,
}
