using System.Globalization;
using Daybook.Calendars;
using Daybook.Events;
using Daybook.Files;
using TimeZoneConverter;

namespace Daybook.Market.Calendars;

/// <summary>One reading of a calendar's text: gathers what it says and what is wrong, then puts the calendar together.</summary>
internal sealed class MarketCalendarText
{
    private const int MostErrors = 10;
    private const int MostYears = 300;

    private static readonly string[] Keys = ["name", "source", "time_zone", "from", "to", "days", "open", "close", "holidays", "half_days"];
    private static readonly string[] Required = ["name", "time_zone", "from", "to", "open", "close"];
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
    private static readonly string[] WeekdayWords = [.. Weekdays.Select(day => day.ToString().ToLowerInvariant())];

    private readonly List<(int Line, string Message)> _errors = [];
    private readonly Dictionary<string, SourceNode> _given = new(StringComparer.Ordinal);

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">Anything about it is wrong.</exception>
    public MarketCalendar Read(string yaml)
    {
        var source = YamlSource.Read(yaml);
        _errors.AddRange(source.Problems.Select(problem => (problem.Line, problem.Message)));
        Take(source.Root);
        var (name, origin) = (Text("name"), Text("source"));
        var zone = Value("time_zone", ToZone);
        var (first, last) = (Value("from", ToDate), Value("to", ToDate));
        var (open, close) = (Value("open", ToTime), Value("close", ToTime));
        if (first > last || last?.Year - first?.Year > MostYears)
            Report(_given["to"], $"to: {Day(last!.Value)} is not on or after {Day(first!.Value)}, within {MostYears} years");
        if (open >= close)
            Report(_given["close"], $"close: {Clock(close)} is not later than the open, {Clock(open)}; a session ends on its own day");
        var days = Days();
        var known = first is { } from && last is { } to && from <= to ? (from, to) : ((DateOnly, DateOnly)?)null;
        var holidays = Dated<MarketHoliday>("holidays", known, (_, date, node) => Scalar(node) is { Text: var text } ? new MarketHoliday(date, text) : RefuseValue<MarketHoliday>(node, $"{Day(date)}: a name is expected, such as Good Friday"));
        var closed = holidays.Select(holiday => holiday.Date).ToHashSet();
        var halfDays = Dated<MarketHalfDay>("half_days", known, (place, date, node) => ToHalfDay(place, date, node, days, closed, open, close));
        if (_errors.Count > 0)
            throw new FormatException(string.Join('\n', _errors.OrderBy(error => error.Line).Take(MostErrors).Select(error => string.Create(CultureInfo.InvariantCulture, $"line {error.Line}: {error.Message}"))));
        return Make(new MarketDefinition
        {
            Name = name!,
            Source = origin ?? string.Empty,
            TimeZone = zone!,
            First = first!.Value,
            Last = last!.Value,
            Days = days,
            Open = open!.Value,
            Close = close!.Value,
            Holidays = holidays,
            HalfDays = halfDays,
        });
    }

    private static MarketCalendar Make(MarketDefinition market)
    {
        try
        {
            return new MarketCalendar(market);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    private void Take(SourceNode? root)
    {
        if (root is not MapNode map)
        {
            if (_errors.Count == 0)
                _errors.Add((root?.Line ?? 1, $"a calendar has the keys {string.Join(", ", Keys)}"));
            return;
        }

        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (Scalar(key) is not { Text: var name } || !Keys.Contains(name, StringComparer.Ordinal))
            {
                var meant = key is ScalarNode { Text: var text } ? Spelling.Nearest(text, Keys) : null;
                misspelt.Add(meant ?? string.Empty);
                Report(key, $"{key.Shown} is not a key of a calendar; {(meant is not null ? $"did you mean {meant}?" : $"there are {string.Join(", ", Keys)}")}");
            }
            else if (value is not null && !_given.TryAdd(name, value))
                Report(key, $"{name} is already on line {_given[name].Line}");
        }

        foreach (var missing in Required.Where(key => !_given.ContainsKey(key) && !misspelt.Contains(key)))
            Report(map, $"the key {missing} is missing");
    }

    private string? Text(string key) => Value(key, (node, text) => text.Length > 0 && !text.Any(char.IsControl) ? text : Refuse<string>(node, $"{key}: a text without control characters is expected"));

    // Windows has names of its own for time zones, and .NET translates them only where it has the data of cultures.
    private TimeZoneInfo? ToZone(SourceNode node, string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) || (TZConvert.TryIanaToWindows(text, out var windows) && TimeZoneInfo.TryFindSystemTimeZoneById(windows, out zone)) ? zone
        : Refuse<TimeZoneInfo>(node, $"time_zone: this system has no time zone {node.Shown}; expected: a name of the IANA database, such as America/New_York");

    private DateOnly? ToDate(SourceNode node, string text) => ParseDate(text) ?? RefuseValue<DateOnly>(node, $"{node.Shown} is not a day; expected: such as 2026-12-25");

    private TimeOnly? ToTime(SourceNode node, string text) => ParseTime(text) ?? RefuseValue<TimeOnly>(node, $"{node.Shown} is not a time of day; expected: such as 09:30");

    private IReadOnlyList<DayOfWeek> Days()
    {
        if (!_given.TryGetValue("days", out var node))
            return Weekdays[..5];
        if (node is not ListNode { Items: { Count: > 0 } items })
            return Refuse<IReadOnlyList<DayOfWeek>>(node, "days: a list of days is expected, such as [monday, tuesday, wednesday, thursday, friday]") ?? [];
        var days = new List<DayOfWeek>();
        foreach (var item in items)
        {
            var index = item is ScalarNode { Text: var word } ? Array.IndexOf(WeekdayWords, word) : -1;
            if (index < 0)
                Report(item, $"days: {item.Shown} is not one of {string.Join(", ", WeekdayWords)}");
            else
                days.Add(Weekdays[index]);
        }

        return [.. days.Distinct()];
    }

    /// <summary>The entries of a mapping from days, each once and within what is known.</summary>
    private List<T> Dated<T>(string key, (DateOnly First, DateOnly Last)? known, Func<SourceNode, DateOnly, SourceNode, T?> read)
        where T : struct
    {
        var found = new List<T>();
        if (!_given.TryGetValue(key, out var node) || node is ScalarNode { IsEmpty: true })
            return found;
        if (node is not MapNode map)
        {
            Report(node, $"{key}: days are expected, one per line, such as {(key == "holidays" ? "2026-12-25: Christmas Day" : "2026-12-24: 13:00 Christmas Eve")}");
            return found;
        }

        var seen = new Dictionary<DateOnly, int>();
        foreach (var (place, value) in map.Entries)
        {
            if (Scalar(place) is not { Text: var text } || ParseDate(text) is not { } date)
                Report(place, $"{key}: {place.Shown} is not a day; expected: such as 2026-12-25");
            else if (known is { } range && (date < range.First || date > range.Last))
                Report(place, $"{key}: {Day(date)} is outside the calendar's range, {Day(range.First)} to {Day(range.Last)}");
            else if (!seen.TryAdd(date, place.Line))
                Report(place, $"{key}: {Day(date)} is already on line {seen[date]}");
            else if (value is not null && read(place, date, value) is { } entry)
                found.Add(entry);
        }

        return found;
    }

    private MarketHalfDay? ToHalfDay(SourceNode place, DateOnly date, SourceNode node, IReadOnlyList<DayOfWeek> days, HashSet<DateOnly> closed, TimeOnly? open, TimeOnly? close)
    {
        var parts = (Scalar(node)?.Text ?? string.Empty).Split(' ', 2, StringSplitOptions.TrimEntries);
        if (ParseTime(parts[0]) is not { } time)
            return RefuseValue<MarketHalfDay>(node, $"{Day(date)}: {node.Shown} is not a time of day; expected: the time at which the session ends and perhaps a name, such as 13:00 Christmas Eve");
        if (closed.Contains(date) || !days.Contains(date.DayOfWeek))
            return RefuseValue<MarketHalfDay>(place, $"half_days: {Day(date)}, a {date.DayOfWeek}, {(closed.Contains(date) ? "is a holiday, too" : "has no session")}");
        if (time <= open || time >= close)
            return RefuseValue<MarketHalfDay>(node, $"{Day(date)}: {Clock(time)} is not between the open and the close, {Clock(open)} and {Clock(close)}");
        return new MarketHalfDay(date, time, parts.Length > 1 ? parts[1] : string.Empty);
    }

    private T? Value<T>(string key, Func<SourceNode, string, T?> read)
    {
        if (!_given.TryGetValue(key, out var node) || node is RefusedNode)
            return default;
        if (Scalar(node) is { } scalar)
            return read(node, scalar.Text);
        Report(node, $"{key}: there is no value");
        return default;
    }

    /// <summary>A single value that is there.</summary>
    private static ScalarNode? Scalar(SourceNode node) => node is ScalarNode { IsEmpty: false } scalar ? scalar : null;

    private static DateOnly? ParseDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeOnly? ParseTime(string text) => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? string.Empty;

    private void Report(SourceNode place, string message) => _errors.Add((place.Line, message));

    private T? Refuse<T>(SourceNode place, string message)
        where T : class
    {
        Report(place, message);
        return null;
    }

    private T? RefuseValue<T>(SourceNode place, string message)
        where T : struct
    {
        Report(place, message);
        return null;
    }
}
