using Daybook.Calendars;
using Daybook.Market.Calendars;

namespace Daybook.Market.Tests.Calendars;

public sealed class MarketCalendarReaderTests
{
    private const string Small = """
        name: Riyadh
        source: made up
        time_zone: Asia/Riyadh
        from: 2025-01-01
        to: 2025-12-31
        days: [sunday, monday, tuesday, wednesday, thursday]
        open: 10:00
        close: 15:00
        holidays:
          2025-02-23: Founding Day
          2025-03-30: "Eid: al-Fitr"
        half_days:
          2025-03-27: 12:30 before Eid
          2025-12-31: 13:00

        """;

    [Fact]
    public void A_file_says_days_hours_holidays_and_half_days()
    {
        var calendar = MarketCalendarReader.Read(Small);

        Assert.Equal(("Riyadh", "made up", "Asia/Riyadh"), (calendar.Name, calendar.Source, calendar.TimeZone.Id));
        Assert.Equal([new MarketHoliday(new DateOnly(2025, 2, 23), "Founding Day"), new MarketHoliday(new DateOnly(2025, 3, 30), "Eid: al-Fitr")], calendar.Holidays);
        Assert.Equal([new MarketHalfDay(new DateOnly(2025, 3, 27), new TimeOnly(12, 30), "before Eid"), new MarketHalfDay(new DateOnly(2025, 12, 31), new TimeOnly(13, 0), string.Empty)], calendar.HalfDays);
        Assert.True(calendar.IsSession(new DateOnly(2025, 3, 2)));
        Assert.False(calendar.IsSession(new DateOnly(2025, 3, 7)));
        Assert.Equal(new DateTimeOffset(2025, 3, 27, 9, 30, 0, TimeSpan.Zero), calendar.Find(new DateOnly(2025, 3, 27))!.Value.ClosesAt);
    }

    [Fact]
    public void The_days_are_Monday_to_Friday_unless_it_says_others_and_there_need_be_no_holiday()
    {
        var calendar = MarketCalendarReader.Read("name: X\ntime_zone: UTC\nfrom: 2025-01-01\nto: 2025-01-31\nopen: 08:00\nclose: 16:30:30\nholidays:\n");

        Assert.Equal(23, calendar.Between(calendar.First, calendar.Last).Count);
        Assert.Equal(new TimeOnly(16, 30, 30), calendar.Close);
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_windows_are_read() =>
        Assert.Equal(MarketCalendarReader.Read(Small).Digest, MarketCalendarReader.Read("\uFEFF" + Small.ReplaceLineEndings("\r\n")).Digest);

    [Theory]
    [InlineData("name: Riyadh", "name:", "line 1: name: there is no value")]
    [InlineData("time_zone: Asia/Riyadh", "time_zone: Riyad", "line 3: time_zone: this system has no time zone 'Riyad'; expected: a name of the IANA database, such as America/New_York")]
    [InlineData("time_zone: Asia/Riyadh", "timezone: Asia/Riyadh", "line 3: 'timezone' is not a key of a calendar; did you mean time_zone?")]
    [InlineData("from: 2025-01-01", "from: 01.01.2025", "line 4: '01.01.2025' is not a day; expected: such as 2026-12-25")]
    [InlineData("to: 2025-12-31", "to: 2024-12-31", "line 5: to: 2024-12-31 is not on or after 2025-01-01, within 300 years")]
    [InlineData("[sunday, ", "[Sunday, ", "line 6: days: 'Sunday' is not one of monday, tuesday, wednesday, thursday, friday, saturday, sunday")]
    [InlineData("days: [sunday, monday, tuesday, wednesday, thursday]", "days: weekdays", "line 6: days: a list of days is expected, such as [monday, tuesday, wednesday, thursday, friday]")]
    [InlineData("open: 10:00", "open: 10 am", "line 7: '10 am' is not a time of day; expected: such as 09:30")]
    [InlineData("close: 15:00", "close: 09:00", "line 8: close: 09:00 is not later than the open, 10:00; a session ends on its own day")]
    [InlineData("close: 15:00", "close: 15:00\nclose: 16:00", "line 9: close is already on line 8")]
    [InlineData("2025-02-23: Founding Day", "2025-02-30: Founding Day", "line 10: holidays: '2025-02-30' is not a day; expected: such as 2026-12-25")]
    [InlineData("2025-02-23: Founding Day", "2026-02-23: Founding Day", "line 10: holidays: 2026-02-23 is outside the calendar's range, 2025-01-01 to 2025-12-31")]
    [InlineData("2025-02-23: Founding Day", "2025-03-30: Founding Day", "line 11: holidays: 2025-03-30 is already on line 10")]
    [InlineData("2025-02-23: Founding Day", "2025-02-23:", "line 10: 2025-02-23: a name is expected, such as Good Friday")]
    [InlineData("12:30 before Eid", "half past twelve", "line 13: 2025-03-27: 'half past twelve' is not a time of day; expected: the time at which the session ends and perhaps a name, such as 13:00 Christmas Eve")]
    [InlineData("12:30 before Eid", "16:30 before Eid", "line 13: 2025-03-27: 16:30 is not between the open and the close, 10:00 and 15:00")]
    [InlineData("2025-03-27:", "2025-03-30:", "line 13: half_days: 2025-03-30, a Sunday, is a holiday, too")]
    [InlineData("2025-03-27:", "2025-03-28:", "line 13: half_days: 2025-03-28, a Friday, has no session")]
    public void An_error_names_the_line_and_says_what_is_right(string what, string instead, string message) =>
        Assert.StartsWith(message, Complaint(Small.Replace(what, instead, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void All_errors_are_told_at_once_by_line() => Assert.Equal(
        """
        line 1: the key from is missing
        line 1: the key to is missing
        line 1: the key close is missing
        line 2: time_zone: this system has no time zone 'Nowhere'; expected: a name of the IANA database, such as America/New_York
        line 3: 'nine' is not a time of day; expected: such as 09:30
        """.ReplaceLineEndings("\n"),
        Complaint("name: X\ntime_zone: Nowhere\nopen: nine\n"));

    [Theory]
    [InlineData("")]
    [InlineData("- a list\n")]
    [InlineData("just words")]
    [InlineData("name: [a\n")]
    [InlineData("name: &a X\nsource: *a\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("? [a]\n: b\n")]
    public void What_is_no_calendar_at_all_is_refused(string text) => Assert.StartsWith("line ", Complaint(text), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_far_too_long_is_not_read() => Assert.Contains("longer than 1 MiB", Complaint(new string('#', MarketCalendarReader.MaxLength + 1)), StringComparison.Ordinal);

    [Fact]
    public void A_calendar_without_a_session_is_refused() => Assert.Contains("not one session", Complaint("name: X\ntime_zone: UTC\nfrom: 2025-01-04\nto: 2025-01-05\nopen: 08:00\nclose: 16:00\n"), StringComparison.Ordinal);

    private static string Complaint(string yaml) => Assert.Throws<FormatException>(() => MarketCalendarReader.Read(yaml)).Message;
}
