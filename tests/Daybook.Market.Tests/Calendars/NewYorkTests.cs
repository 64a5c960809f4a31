using Daybook.Calendars;
using Daybook.Market.Calendars;
using Daybook.Market.Prices;
using Daybook.Tests.Shared;

namespace Daybook.Market.Tests.Calendars;

public sealed class NewYorkTests
{
    private static readonly MarketCalendar NewYork = MarketCalendars.NewYork;

    /// <summary>As the exchange published them, and the two days of mourning.</summary>
    [Theory]
    [InlineData(2015, "01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25", "11-27 12-24")]
    [InlineData(2016, "01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26", "11-25")]
    [InlineData(2017, "01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25", "07-03 11-24")]
    [InlineData(2018, "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25", "07-03 11-23 12-24")]
    [InlineData(2019, "01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25", "07-03 11-29 12-24")]
    [InlineData(2020, "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25", "11-27 12-24")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24", "11-26")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26", "11-25")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25", "07-03 11-24")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25", "07-03 11-29 12-24")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25", "07-03 11-28 12-24")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25", "11-27 12-24")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24", "11-26")]
    [InlineData(2028, "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25", "07-03 11-24")]
    public void Holidays_and_half_days_are_those_that_were_published(int year, string holidays, string halfDays)
    {
        Assert.Equal(holidays, string.Join(' ', NewYork.Holidays.Where(day => day.Date.Year == year).Select(day => $"{day.Date:MM-dd}")));
        Assert.Equal(halfDays, string.Join(' ', NewYork.HalfDays.Where(day => day.Date.Year == year).Select(day => $"{day.Date:MM-dd}")));
    }

    [Fact]
    public void It_knows_2015_to_2030_and_says_where_its_days_come_from()
    {
        Assert.Equal("New York, 2015-01-01 to 2030-12-31", NewYork.ToString());
        Assert.Contains("published to 2028", NewYork.Source, StringComparison.Ordinal);
        Assert.Same(NewYork, MarketCalendars.Find("new-york"));
        Assert.Null(MarketCalendars.Find("london"));
    }

    [Fact]
    public void Every_session_falls_on_a_weekday_and_lasts_six_and_a_half_hours_or_three_and_a_half()
    {
        foreach (var date in NewYork.Between(NewYork.First, NewYork.Last))
        {
            var session = NewYork.Find(date)!.Value;
            Assert.False(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.Equal(session.IsHalfDay ? TimeSpan.FromHours(3.5) : TimeSpan.FromHours(6.5), session.ClosesAt - session.OpensAt);
            Assert.Equal(date, NewYork.DateOf(session.OpensAt));
            Assert.Equal(date, NewYork.DateOf(session.ClosesAt));
        }
    }

    [Fact]
    public void A_session_opens_at_14_30_UTC_in_winter_and_an_hour_earlier_in_summer()
    {
        foreach (var date in NewYork.Between(NewYork.First, NewYork.Last))
        {
            // From the second Sunday of March to the first of November.
            var (march, november) = (new DateOnly(date.Year, 3, 8), new DateOnly(date.Year, 11, 1));
            var isSummer = date >= march.AddDays((7 - (int)march.DayOfWeek) % 7) && date < november.AddDays((7 - (int)november.DayOfWeek) % 7);
            Assert.Equal(new TimeSpan(isSummer ? 13 : 14, 30, 0), NewYork.Find(date)!.Value.OpensAt.TimeOfDay);
        }
    }

    [Fact]
    public void A_year_has_as_many_sessions_as_the_exchange_had() => Assert.Equal(
        [252, 252, 251, 251, 252, 253, 252, 251, 250, 252, 250, 251],
        Enumerable.Range(2015, 12).Select(year => NewYork.Between(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Count));

    [Theory]
    [InlineData(MarketPeriod.Week)]
    [InlineData(MarketPeriod.Month)]
    [InlineData(MarketPeriod.Quarter)]
    public void The_last_session_of_a_period_is_its_last_weekday_or_before_and_the_next_one_is_the_first_of_another(MarketPeriod period)
    {
        for (var date = period.LastDay(NewYork.First).AddDays(1); period.LastDay(date) < NewYork.Last; date = period.LastDay(date).AddDays(1))
        {
            var (first, last) = (NewYork.FirstOf(period, date)!.Value, NewYork.LastOf(period, date)!.Value);
            Assert.True(first >= period.FirstDay(date) && first <= last && last <= period.LastDay(date));
            Assert.Equal(first, NewYork.Next(period.FirstDay(date).AddDays(-1)));
            Assert.Equal(NewYork.FirstOf(period, period.LastDay(date).AddDays(1)), NewYork.Next(last));
            Assert.Equal(last, NewYork.Previous(NewYork.Next(last)));
        }
    }

    [Fact]
    public void Its_sessions_are_the_days_on_which_shares_were_traded()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "prices", "equities_close.csv.gz");
        if (!File.Exists(file))
            Assert.Skip("../shared/data/prices is not beside the repository.");
        var series = PriceReader.Read([new PriceInput("equities_close.csv.gz", () => File.OpenRead(file))], cancellationToken: TestContext.Current.CancellationToken).Series;
        foreach (var asset in (string[])["SP500", "AAPL", "KO"])
        {
            DateOnly[] traded = [.. series[asset].Bars.Select(bar => bar.Date).Where(date => date >= NewYork.First)];
            Assert.True(traded.Length > 2_000);
            Assert.Equal(NewYork.Between(NewYork.First, traded[^1]), traded);
        }
    }

    [Fact]
    public void The_volatility_index_has_a_close_for_each_session_up_to_its_newest()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "prices", "vix.csv");
        if (!File.Exists(file))
            Assert.Skip("../shared/data/prices is not beside the repository.");
        var dates = PriceReader.Read([new PriceInput("vix.csv", () => File.OpenRead(file))], cancellationToken: TestContext.Current.CancellationToken).Series["VIX"].Bars.Select(bar => bar.Date).ToHashSet();

        // It is computed on some holidays, too.
        Assert.Subset(dates, NewYork.Between(NewYork.First, dates.Max()).ToHashSet());
    }
}
