using Daybook.Calendars;

namespace Daybook.Tests.Calendars;

public sealed class MarketCalendarTests
{
    private static readonly MarketDefinition March = new()
    {
        Name = "Test",
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        First = new DateOnly(2024, 3, 1),
        Last = new DateOnly(2024, 4, 30),
        Open = new TimeOnly(9, 30),
        Close = new TimeOnly(16, 0),
        Holidays = [new MarketHoliday(new DateOnly(2024, 3, 29), "Good Friday")],
        HalfDays = [new MarketHalfDay(new DateOnly(2024, 3, 28), new TimeOnly(13, 0), "the day before")],
    };

    private static readonly MarketCalendar Calendar = new(March);

    [Theory]
    [InlineData("2024-03-28", true)]
    [InlineData("2024-03-29", false)]
    [InlineData("2024-03-30", false)]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    public void Weekends_and_holidays_have_no_session(string day, bool isSession)
    {
        Assert.Equal(isSession, Calendar.IsSession(Day(day)));
        Assert.Equal(isSession, Calendar.Find(Day(day)) is not null);
    }

    /// <summary>The clocks go forward on Sunday, 2024-03-10.</summary>
    [Theory]
    [InlineData("2024-03-08", "2024-03-08T14:30:00Z", "2024-03-08T21:00:00Z")]
    [InlineData("2024-03-11", "2024-03-11T13:30:00Z", "2024-03-11T20:00:00Z")]
    [InlineData("2024-03-28", "2024-03-28T13:30:00Z", "2024-03-28T17:00:00Z")]
    public void A_session_opens_and_closes_at_instants_that_follow_the_clocks(string day, string opens, string closes)
    {
        var session = Calendar.Find(Day(day))!.Value;

        Assert.Equal((Time(opens), Time(closes), TimeSpan.Zero), (session.OpensAt, session.ClosesAt, session.OpensAt.Offset));
        Assert.Equal(day == "2024-03-28", session.IsHalfDay);
    }

    [Fact]
    public void Sessions_follow_each_other_over_weekends_and_holidays()
    {
        Assert.Equal(Day("2024-04-01"), Calendar.Next(Day("2024-03-28")));
        Assert.Equal(Day("2024-04-01"), Calendar.Next(Day("2024-03-30")));
        Assert.Equal(Day("2024-03-28"), Calendar.Previous(Day("2024-04-01")));
        Assert.Equal(Day("2024-03-28"), Calendar.Previous(Day("2024-03-29")));
        Assert.Equal([Day("2024-03-27"), Day("2024-03-28"), Day("2024-04-01")], Calendar.Between(Day("2024-03-27"), Day("2024-04-01")));
        Assert.Empty(Calendar.Between(Day("2024-03-29"), Day("2024-03-31")));
        Assert.Empty(Calendar.Between(Day("2024-04-02"), Day("2024-04-01")));
    }

    [Fact]
    public void Periods_begin_and_end_with_their_own_sessions()
    {
        Assert.Equal(Day("2024-03-28"), Calendar.LastOf(MarketPeriod.Month, Day("2024-03-12")));
        Assert.Equal(Day("2024-03-28"), Calendar.LastOf(MarketPeriod.Quarter, Day("2024-03-12")));
        Assert.Equal(Day("2024-03-28"), Calendar.LastOf(MarketPeriod.Week, Day("2024-03-31")));
        Assert.Equal(Day("2024-03-25"), Calendar.FirstOf(MarketPeriod.Week, Day("2024-03-31")));
        Assert.Equal(Day("2024-04-01"), Calendar.FirstOf(MarketPeriod.Month, Day("2024-04-30")));
        Assert.Equal(Day("2024-04-01"), Calendar.FirstOf(MarketPeriod.Quarter, Day("2024-04-30")));
    }

    [Fact]
    public void A_period_without_a_session_has_neither_a_first_nor_a_last()
    {
        var closed = new MarketCalendar(March with { HalfDays = [], Holidays = [.. Enumerable.Range(4, 5).Select(day => new MarketHoliday(new DateOnly(2024, 3, day), "closed"))] });

        Assert.Null(closed.FirstOf(MarketPeriod.Week, Day("2024-03-06")));
        Assert.Null(closed.LastOf(MarketPeriod.Week, Day("2024-03-06")));
    }

    [Fact]
    public void What_it_does_not_know_it_does_not_guess()
    {
        foreach (var ask in (Action[])
        [
            () => Calendar.IsSession(Day("2024-02-29")), () => Calendar.Find(Day("2024-05-01")), () => Calendar.Next(Day("2024-04-30")), () => Calendar.Previous(Day("2024-03-01")),
            () => Calendar.Between(Day("2024-02-29"), Day("2024-03-04")), () => Calendar.FirstOf(MarketPeriod.Quarter, Day("2024-03-04")), () => Calendar.LastOf(MarketPeriod.Quarter, Day("2024-04-01")),
        ])
        {
            Assert.StartsWith("The calendar Test covers 2024-03-01 to 2024-04-30, not 202", Assert.Throws<ArgumentOutOfRangeException>(ask).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2024-03-08T02:30:00Z", "2024-03-07")]
    [InlineData("2024-03-08T21:00:00Z", "2024-03-08")]
    public void An_instant_falls_on_a_day_of_the_market(string instant, string day) => Assert.Equal(Day(day), Calendar.DateOf(Time(instant)));

    [Fact]
    public void The_digest_is_of_what_is_said_and_not_of_how_it_is_called()
    {
        Assert.Equal(Calendar.Digest, new MarketCalendar(March with { Name = "Other", Source = "another" }).Digest);
        Assert.NotEqual(Calendar.Digest, new MarketCalendar(March with { Holidays = [] }).Digest);
        Assert.NotEqual(Calendar.Digest, new MarketCalendar(March with { HalfDays = [] }).Digest);
        Assert.NotEqual(Calendar.Digest, new MarketCalendar(March with { TimeZone = TimeZoneInfo.Utc }).Digest);
    }

    [Fact]
    public void Parts_that_contradict_each_other_are_refused()
    {
        foreach (var market in (MarketDefinition[])
        [
            March with { Name = string.Empty },
            March with { Last = new DateOnly(2024, 2, 29) },
            March with { Last = new DateOnly(2400, 1, 1) },
            March with { Close = new TimeOnly(9, 30) },
            March with { Days = [] },
            March with { Holidays = [.. March.Holidays, .. March.Holidays] },
            March with { Holidays = [new MarketHoliday(new DateOnly(2024, 5, 1), "beyond")] },
            March with { HalfDays = [new MarketHalfDay(new DateOnly(2024, 3, 29), new TimeOnly(13, 0), "a holiday")] },
            March with { HalfDays = [new MarketHalfDay(new DateOnly(2024, 3, 28), new TimeOnly(17, 0), "late")] },
        ])
        {
            Assert.Throws<ArgumentException>(() => new MarketCalendar(market));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
