using Daybook.Calendars;
using Daybook.Market.Calendars;

namespace Daybook.Samples;

internal static class MarketDays
{
    public static (MarketSession? Session, DateOnly Next, DateOnly? MonthEnd, MarketCalendar Own) Ask(string yaml)
    {
        var newYork = MarketCalendars.NewYork;
        var session = newYork.Find(new DateOnly(2026, 11, 27)); // 14:30 to 18:00 UTC: a half day
        var next = newYork.Next(new DateOnly(2026, 12, 24)); // 2026-12-28
        var monthEnd = newYork.LastOf(MarketPeriod.Month, new DateOnly(2026, 5, 4)); // 2026-05-29
        var own = MarketCalendarReader.Read(yaml);
        return (session, next, monthEnd, own);
    }
}
