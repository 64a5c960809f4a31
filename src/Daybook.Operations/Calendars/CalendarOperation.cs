using Daybook.Market.Calendars;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.Calendars;

/// <summary>A market's sessions, holidays and half days; or what is wrong with a calendar's file.</summary>
public static class CalendarOperation
{
    /// <summary>The calendar, of all of its days or of a year.</summary>
    /// <exception cref="RefusedException">There is no such calendar, its file cannot be read, or it knows nothing of that year.</exception>
    public static CalendarAnswer Run(CalendarRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var calendar = MarketCalendars.Find(request.Calendar) ?? CalendarFile.Read(request.Calendar, parameter: "calendar").Calendar
            ?? throw new RefusedException(RefusalCode.InvalidValue, "calendar", $"'{request.Calendar}' is not a calendar; use {string.Join(", ", MarketCalendars.Names)} or a .yaml file");
        var (first, last) = (calendar.First, calendar.Last);
        if (request.Year is { } year)
        {
            if (year < first.Year || year > last.Year)
                throw new RefusedException(RefusalCode.InvalidValue, "year", FormattableString.Invariant($"the calendar {calendar.Name} covers {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, not {year}"));
            (first, last) = (Later(first, new DateOnly(year, 1, 1)), Earlier(last, new DateOnly(year, 12, 31)));
        }

        return new CalendarAnswer(
            calendar.Name,
            calendar.Source,
            calendar.TimeZone.Id,
            calendar.First,
            calendar.Last,
            calendar.Digest,
            [.. calendar.Between(first, last).Select(date => calendar.Find(date)!.Value).Select(session => new CalendarSession(session.Date, session.OpensAt, session.ClosesAt))],
            [.. calendar.Holidays.Where(day => day.Date >= first && day.Date <= last)],
            [.. calendar.HalfDays.Where(day => day.Date >= first && day.Date <= last)])
        {
            First = first,
            Last = last,
            Open = calendar.Open,
            Close = calendar.Close,
        };
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
