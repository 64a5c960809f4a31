using System.Globalization;
using Daybook.Calendars;
using Daybook.Engine.Configuration.Sections;

namespace Daybook.Engine.Rebalancing;

/// <summary>
/// On which days a portfolio is rebalanced: what the words of <c>rebalance.frequency</c> mean, for replays and live strategies alike. Whether a day is due depends on that day, on the
/// last rebalance and on the calendar, and on nothing that comes later. Immutable.
/// </summary>
/// <param name="frequency">The word.</param>
/// <param name="calendar">The market's calendar, or null: there is none.</param>
public sealed class RebalanceSchedule(RebalanceFrequency frequency, MarketCalendar? calendar)
{
    private readonly MarketCalendar? _calendar = frequency.GoesByTradingDays ? calendar : null;

    /// <summary>The word.</summary>
    public RebalanceFrequency Frequency => frequency;

    /// <summary>The word for the period that it goes by.</summary>
    internal string PeriodWord => frequency.Period == MarketPeriod.Month ? "month" : "quarter";

    /// <summary>What is taken for trading days where they matter and there is no calendar, in a sentence without its full stop; null: nothing is.</summary>
    public string? Assumption => (_calendar, frequency.Rule) switch
    {
        (null, RebalanceRule.LastOfPeriod) =>
            $"rebalance.calendar is none: the last weekday of a {PeriodWord} is taken as its last trading day, or the next day with prices if it has none",
        (null, RebalanceRule.TradingDays) => "rebalance.calendar is none: every weekday is taken as a trading day, including holidays",
        _ => null,
    };

    /// <summary>
    /// Whether a rebalance is due on a day, which is a day with prices.
    /// <list type="bullet">
    /// <item>Counted days and trading days are counted from the last rebalance, whichever day that was; before the first one every day is due.</item>
    /// <item>A day of the week, and the first or last trading day of a period: due on that day, or where nothing is traded on it, on the next one on which something is. One that nobody
    /// asked about is made up for when the next day is asked about. Before the first rebalance nothing is made up for that lies before <paramref name="previous"/>.</item>
    /// <item>With a calendar only its sessions are due, and the last trading day of a period is its last session. Without one, that is its last weekday: that a later day has no prices
    /// cannot be known on it.</item>
    /// </list>
    /// </summary>
    /// <param name="date">The day.</param>
    /// <param name="last">The day of the last rebalance, or null when there was none.</param>
    /// <param name="previous">The day with prices before this one, which is looked at only before the first rebalance; null: the day before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not know the days that the answer depends on; the message says which it knows.</exception>
    public bool IsDue(DateOnly date, DateOnly? last, DateOnly? previous = null) => DueDay(date, last, previous) is not null;

    /// <summary>The day that a rebalance on a day answers to, which is that day or an earlier one without trading; null when none is due.</summary>
    internal DateOnly? DueDay(DateOnly date, DateOnly? last, DateOnly? previous)
    {
        if (_calendar is not null && !_calendar.IsSession(date))
            return null;
        if (frequency.Rule is RebalanceRule.Days or RebalanceRule.TradingDays)
            return last is not { } done || DaysSince(done, date) >= frequency.Count ? date : null;
        return Newest(date) is { } due && due > Answered(last ?? previous ?? date.AddDays(-1)) ? due : null;
    }

    /// <summary>The day of the last rebalance, as the schedule counts days: in the market's time zone where there is a calendar, otherwise in UTC.</summary>
    internal DateOnly DateOf(DateTimeOffset at) => _calendar?.DateOf(at) ?? DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>What the calendar does not know of the days from one to another, in a sentence; null when it knows all, or has no say.</summary>
    internal string? FindUnknown(DateOnly from, DateOnly to)
    {
        if (_calendar is null)
            return null;
        var end = frequency.Rule == RebalanceRule.LastOfPeriod ? frequency.Period.LastDay(to) : to;
        return _calendar.Covers(from) && _calendar.Covers(end) ? null
            : string.Create(CultureInfo.InvariantCulture, $"The calendar {_calendar.Name} covers {_calendar.First:yyyy-MM-dd} to {_calendar.Last:yyyy-MM-dd}; rebalances on '{frequency}' from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} need {from:yyyy-MM-dd} to {end:yyyy-MM-dd}. Use fewer days, or another rebalance.calendar.");
    }

    private int DaysSince(DateOnly last, DateOnly date)
    {
        if (frequency.Rule == RebalanceRule.Days || date <= last)
            return date.DayNumber - last.DayNumber;
        return _calendar?.Between(last.AddDays(1), date).Count ?? Enumerable.Range(last.DayNumber + 1, date.DayNumber - last.DayNumber).Count(day => IsWeekday(DateOnly.FromDayNumber(day)));
    }

    /// <summary>The newest day that the frequency names, up to a day; null when it is not known.</summary>
    private DateOnly? Newest(DateOnly date) => frequency.Rule switch
    {
        RebalanceRule.Weekday => date.AddDays(-(((int)date.DayOfWeek - (int)frequency.Weekday + 7) % 7)),
        RebalanceRule.FirstOfPeriod => frequency.Period.FirstDay(date),
        _ => LastTradingDay(date) is { } day && day <= date ? day : LastTradingDay(frequency.Period.FirstDay(date).AddDays(-1)),
    };

    /// <summary>The last trading day of the period that a day lies in; null when the calendar begins after it.</summary>
    private DateOnly? LastTradingDay(DateOnly date)
    {
        var end = frequency.Period.LastDay(date);
        if (_calendar is null)
            return end.AddDays(end.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 });
        if (end < _calendar.First)
            return null;
        var start = frequency.Period.FirstDay(date);
        return _calendar.Between(start > _calendar.First ? start : _calendar.First, end) is [.., var day] ? day : null;
    }

    /// <summary>The day up to which all is answered when something was traded, or could have been, on a day.</summary>
    private DateOnly Answered(DateOnly since)
    {
        if (_calendar is null)
            return since;
        var before = _calendar.First.AddDays(-1);
        if (since <= before)
            return since;
        return _calendar.Between(_calendar.First, since) is [.., var session] ? session : before;
    }

    private static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
