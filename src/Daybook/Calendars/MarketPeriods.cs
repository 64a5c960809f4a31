namespace Daybook.Calendars;

/// <summary>Where periods begin and end. Days of the calendar, whatever a market does on them.</summary>
public static class MarketPeriods
{
    /// <summary>The first day of the period that a date lies in.</summary>
    public static DateOnly FirstDay(this MarketPeriod period, DateOnly date) => period switch
    {
        MarketPeriod.Week => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        MarketPeriod.Month => new DateOnly(date.Year, date.Month, 1),
        MarketPeriod.Quarter => new DateOnly(date.Year, date.Month - ((date.Month - 1) % 3), 1),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
    };

    /// <summary>The last day of the period that a date lies in.</summary>
    public static DateOnly LastDay(this MarketPeriod period, DateOnly date) => period switch
    {
        MarketPeriod.Week => period.FirstDay(date).AddDays(6),
        MarketPeriod.Month => period.FirstDay(date).AddMonths(1).AddDays(-1),
        _ => period.FirstDay(date).AddMonths(3).AddDays(-1),
    };
}
