using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Daybook.Calendars;

/// <summary>
/// The sessions of a market: which days it trades on, from when to when. It knows the days from <see cref="First"/> to <see cref="Last"/> and never guesses at others: whoever
/// asks about one gets an <see cref="ArgumentOutOfRangeException"/> that says so. Immutable; dates are days in the market's time zone.
/// </summary>
public sealed class MarketCalendar
{
    private const int MostYears = 300;

    private readonly MarketDefinition _market;
    private readonly DateOnly[] _sessions;
    private readonly FrozenDictionary<DateOnly, MarketHalfDay> _halfDays;

    /// <summary>Makes a calendar.</summary>
    /// <param name="market">What it is made of.</param>
    /// <exception cref="ArgumentException">The parts contradict each other; the message says which.</exception>
    public MarketCalendar(MarketDefinition market)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (market.Name.Length == 0)
            throw new ArgumentException("A market has a name.", nameof(market));
        if (market.First > market.Last || market.Last.Year - market.First.Year > MostYears)
            throw new ArgumentException($"{Day(market.First)} to {Day(market.Last)} is no range of at most {MostYears} years.", nameof(market));
        if (market.Open >= market.Close)
            throw new ArgumentException($"A session that opens at {Clock(market.Open)} does not close at {Clock(market.Close)}; it ends on its own day.", nameof(market));
        var holidays = new SortedDictionary<DateOnly, MarketHoliday>();
        foreach (var holiday in market.Holidays)
        {
            if (!IsWithin(market, holiday.Date) || !holidays.TryAdd(holiday.Date, holiday))
                throw new ArgumentException($"The holiday {Day(holiday.Date)} appears twice, or outside {Day(market.First)} to {Day(market.Last)}.", nameof(market));
        }

        Holidays = [.. holidays.Values];
        _market = market;
        _sessions = [.. Enumerable.Range(market.First.DayNumber, market.Last.DayNumber - market.First.DayNumber + 1).Select(DateOnly.FromDayNumber)
            .Where(date => market.Days.Contains(date.DayOfWeek) && !holidays.ContainsKey(date))];
        if (_sessions.Length == 0)
            throw new ArgumentException("There is not one session.", nameof(market));
        var halfDays = new SortedDictionary<DateOnly, MarketHalfDay>();
        foreach (var half in market.HalfDays)
        {
            if (Array.BinarySearch(_sessions, half.Date) < 0 || half.Close <= market.Open || half.Close >= market.Close || !halfDays.TryAdd(half.Date, half))
                throw new ArgumentException($"The half day {Day(half.Date)} appears twice, is no session, or does not close between {Clock(market.Open)} and {Clock(market.Close)}.", nameof(market));
        }

        HalfDays = [.. halfDays.Values];
        _halfDays = halfDays.ToFrozenDictionary();
        Digest = MakeDigest();
    }

    /// <summary>The market's name. It may come from a file: untrusted.</summary>
    public string Name => _market.Name;

    /// <summary>Where its days come from, in words; may be empty. It may come from a file: untrusted.</summary>
    public string Source => _market.Source;

    /// <summary>The time zone that its days and times are in.</summary>
    public TimeZoneInfo TimeZone => _market.TimeZone;

    /// <summary>The first day that is known.</summary>
    public DateOnly First => _market.First;

    /// <summary>The last day that is known.</summary>
    public DateOnly Last => _market.Last;

    /// <summary>When a session begins, in the market's time zone.</summary>
    public TimeOnly Open => _market.Open;

    /// <summary>When a session ends that is no half day, in the market's time zone.</summary>
    public TimeOnly Close => _market.Close;

    /// <summary>The days without a session that would usually have one, and others that were named so, by date.</summary>
    public IReadOnlyList<MarketHoliday> Holidays { get; }

    /// <summary>The sessions that end early, by date.</summary>
    public IReadOnlyList<MarketHalfDay> HalfDays { get; }

    /// <summary>
    /// The SHA-256, in small hexadecimal letters, of what it says: the line <c>daybook-calendar 1</c>, the time zone's id, the known range, the usual hours, and a line for each session
    /// with its close, each line ended by <c>\n</c>. Names and the source are not in it.
    /// </summary>
    public string Digest { get; }

    /// <summary>Whether a day is known.</summary>
    public bool Covers(DateOnly date) => IsWithin(_market, date);

    /// <summary>Whether there is a session on a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not known.</exception>
    public bool IsSession(DateOnly date) => Array.BinarySearch(_sessions, Known(date)) >= 0;

    /// <summary>The session of a day, or null when there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not known.</exception>
    public MarketSession? Find(DateOnly date)
    {
        if (!IsSession(date))
            return null;
        var isHalf = _halfDays.TryGetValue(date, out var half);
        return new MarketSession(date, At(date, Open), At(date, isHalf ? half.Close : Close), isHalf);
    }

    /// <summary>The day of the first session after a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not known, or none of the known days has one.</exception>
    public DateOnly Next(DateOnly date) => CountUpTo(Known(date)) is var count && count < _sessions.Length ? _sessions[count] : throw Unknown(Last.AddDays(1));

    /// <summary>The day of the last session before a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not known, or none of the known days has one.</exception>
    public DateOnly Previous(DateOnly date) => CountUpTo(Known(date).AddDays(-1)) is > 0 and var count ? _sessions[count - 1] : throw Unknown(First.AddDays(-1));

    /// <summary>The days of the sessions from a day to another, both included; empty when the second is the earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day is not known.</exception>
    public IReadOnlyList<DateOnly> Between(DateOnly from, DateOnly to)
    {
        var (first, last) = (CountUpTo(Known(from).AddDays(-1)), CountUpTo(Known(to)));
        return new ArraySegment<DateOnly>(_sessions, first, Math.Max(0, last - first));
    }

    /// <summary>The day of the first session of the period that a day lies in, or null when the period has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not known from its first day on.</exception>
    public DateOnly? FirstOf(MarketPeriod period, DateOnly date)
    {
        var index = CountUpTo(Known(period.FirstDay(date)).AddDays(-1));
        return index < _sessions.Length && _sessions[index] <= period.LastDay(date) ? _sessions[index] : Covers(period.LastDay(date)) ? null : throw Unknown(period.LastDay(date));
    }

    /// <summary>The day of the last session of the period that a day lies in, or null when the period has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not known to its last day.</exception>
    public DateOnly? LastOf(MarketPeriod period, DateOnly date)
    {
        var index = CountUpTo(Known(period.LastDay(date))) - 1;
        return index >= 0 && _sessions[index] >= period.FirstDay(date) ? _sessions[index] : Covers(period.FirstDay(date)) ? null : throw Unknown(period.FirstDay(date));
    }

    /// <summary>The day in the market's time zone at an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);

    /// <summary>The name and what is known: <c>New York, 2015-01-01 to 2030-12-31</c>.</summary>
    public override string ToString() => $"{Name}, {Day(First)} to {Day(Last)}";

    private static bool IsWithin(MarketDefinition market, DateOnly date) => date >= market.First && date <= market.Last;

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How many sessions there are up to a day, itself included.</summary>
    private int CountUpTo(DateOnly date) => Array.BinarySearch(_sessions, date) is var index && index >= 0 ? index + 1 : ~index;

    // Of a time that the clocks skip or repeat this takes the one by standard time.
    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    private DateOnly Known(DateOnly date) => Covers(date) ? date : throw Unknown(date);

    private ArgumentOutOfRangeException Unknown(DateOnly date) =>
        new(null, $"The calendar {Name} covers {Day(First)} to {Day(Last)}, not {Day(date)}.");

    private string MakeDigest()
    {
        var text = new StringBuilder("daybook-calendar 1\n");
        text.Append(CultureInfo.InvariantCulture, $"{TimeZone.Id}\n{Day(First)} {Day(Last)}\n{Open:HH:mm:ss} {Close:HH:mm:ss}\n");
        foreach (var date in _sessions)
            text.Append(CultureInfo.InvariantCulture, $"{Day(date)} {(_halfDays.TryGetValue(date, out var half) ? half.Close : Close):HH:mm:ss}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
