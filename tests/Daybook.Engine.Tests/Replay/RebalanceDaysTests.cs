using System.Collections.Immutable;
using CsCheck;
using Daybook.Calendars;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Scoring;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Calendars;
using Daybook.Market.Prices;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Replay;

/// <summary>On which days a replay rebalances, for each word of <c>rebalance.frequency</c>, over the first half of 2024 in New York.</summary>
public sealed class RebalanceDaysTests
{
    private const string NewYork = "new-york";
    private const string None = "none";

    private static readonly IReadOnlyList<DateOnly> HalfYear = MarketCalendars.NewYork.Between(new DateOnly(2024, 1, 2), new DateOnly(2024, 7, 5));

    public static TheoryData<string, string> Words => [.. RebalanceFrequency.Words.Append("every-10-days").Append("every-5-trading-days").SelectMany(word => ((string[])[NewYork, None]).Select(calendar => (word, calendar)))];

    /// <summary>
    /// Closed are the Mondays 01-01, 01-15, 02-19 and 05-27, the Friday 03-29, the Wednesday 06-19 and the Thursday 07-04. The prices begin on 01-02: that it answers to 01-01 only a
    /// calendar knows.
    /// </summary>
    [Theory]
    [InlineData("mondays", NewYork, "01-02 01-08 01-16 01-22 01-29 02-05 02-12 02-20 02-26 03-04 03-11 03-18 03-25 04-01 04-08 04-15 04-22 04-29 05-06 05-13 05-20 05-28 06-03 06-10 06-17 06-24 07-01")]
    [InlineData("mondays", None, "01-08 01-16 01-22 01-29 02-05 02-12 02-20 02-26 03-04 03-11 03-18 03-25 04-01 04-08 04-15 04-22 04-29 05-06 05-13 05-20 05-28 06-03 06-10 06-17 06-24 07-01")]
    [InlineData("wednesdays", NewYork, "01-03 01-10 01-17 01-24 01-31 02-07 02-14 02-21 02-28 03-06 03-13 03-20 03-27 04-03 04-10 04-17 04-24 05-01 05-08 05-15 05-22 05-29 06-05 06-12 06-20 06-26 07-03")]
    [InlineData("fridays", NewYork, "01-05 01-12 01-19 01-26 02-02 02-09 02-16 02-23 03-01 03-08 03-15 03-22 04-01 04-05 04-12 04-19 04-26 05-03 05-10 05-17 05-24 05-31 06-07 06-14 06-21 06-28 07-05")]
    [InlineData("fridays", None, "01-05 01-12 01-19 01-26 02-02 02-09 02-16 02-23 03-01 03-08 03-15 03-22 04-01 04-05 04-12 04-19 04-26 05-03 05-10 05-17 05-24 05-31 06-07 06-14 06-21 06-28 07-05")]
    [InlineData("first-trading-day-of-month", NewYork, "01-02 02-01 03-01 04-01 05-01 06-03 07-01")]
    [InlineData("first-trading-day-of-month", None, "02-01 03-01 04-01 05-01 06-03 07-01")]
    [InlineData("last-trading-day-of-month", NewYork, "01-31 02-29 03-28 04-30 05-31 06-28")]
    [InlineData("last-trading-day-of-month", None, "01-31 02-29 04-01 04-30 05-31 06-28")]
    [InlineData("first-trading-day-of-quarter", NewYork, "01-02 04-01 07-01")]
    [InlineData("last-trading-day-of-quarter", NewYork, "03-28 06-28")]
    [InlineData("last-trading-day-of-quarter", None, "04-01 06-28")]
    [InlineData("every-10-days", None, "01-02 01-12 01-22 02-01 02-12 02-22 03-04 03-14 03-25 04-04 04-15 04-25 05-06 05-16 05-28 06-07 06-17 06-27")]
    [InlineData("every-20-trading-days", NewYork, "01-02 01-31 02-29 03-28 04-26 05-24 06-25")]
    [InlineData("every-20-trading-days", None, "01-02 01-30 02-27 03-26 04-23 05-21 06-18")]
    [InlineData("weekly", None, "01-02 01-09 01-16 01-23 01-30 02-06 02-13 02-20 02-27 03-05 03-12 03-19 03-26 04-02 04-09 04-16 04-23 04-30 05-07 05-14 05-21 05-28 06-04 06-11 06-18 06-25 07-02")]
    [InlineData("weekly", NewYork, "01-02 01-09 01-16 01-23 01-30 02-06 02-13 02-20 02-27 03-05 03-12 03-19 03-26 04-02 04-09 04-16 04-23 04-30 05-07 05-14 05-21 05-28 06-04 06-11 06-18 06-25 07-02")]
    [InlineData("monthly", None, "01-02 02-01 03-04 04-03 05-03 06-03 07-03")]
    [InlineData("quarterly", None, "01-02 04-01 07-01")]
    public void Each_word_has_its_days(string word, string calendar, string days) => Assert.Equal(days, Text(Days(Options(word, calendar, HalfYear))));

    /// <summary>Weekly counts seven days from the last rebalance: after a holiday it stays on the later day for ever. Mondays goes back to Mondays.</summary>
    [Theory]
    [InlineData("weekly", "01-08 01-16 01-23 01-30 02-06")]
    [InlineData("mondays", "01-08 01-16 01-22 01-29 02-05")]
    public void After_a_holiday_on_a_Monday(string word, string days) =>
        Assert.Equal(days, Text(Days(Options(word, None, [.. HalfYear.Where(date => date >= new DateOnly(2024, 1, 8) && date <= new DateOnly(2024, 2, 6))]))));

    [Theory]
    [InlineData(NewYork, "01-16")]
    [InlineData(None, "01-16")]
    public void A_replay_that_begins_after_such_a_holiday_makes_up_for_it_when_the_prices_before_show_it(string calendar, string day) =>
        Assert.Equal(day, Text(Days(Options("mondays", calendar, HalfYear) with { From = new DateOnly(2024, 1, 16), To = new DateOnly(2024, 1, 19) })));

    [Fact]
    public void A_replay_that_begins_in_the_middle_of_a_week_waits_for_the_day() =>
        Assert.Equal("01-22", Text(Days(Options("mondays", None, HalfYear) with { From = new DateOnly(2024, 1, 17), To = new DateOnly(2024, 1, 25) })));

    [Fact]
    public void Days_on_which_the_market_is_closed_are_not_due_though_other_assets_have_prices()
    {
        DateOnly[] everyDay = [.. Enumerable.Range(0, 130).Select(day => new DateOnly(2024, 1, 2).AddDays(day))];

        Assert.Equal("01-31 02-29 03-28 04-30", Text(Days(Options("last-trading-day-of-month", NewYork, everyDay))));
        Assert.Equal("01-02 02-01 03-01 04-01 05-01", Text(Days(Options("first-trading-day-of-month", NewYork, everyDay))));
        Assert.All(Days(Options("every-1-trading-days", NewYork, everyDay)), date => Assert.True(MarketCalendars.NewYork.IsSession(date)));
    }

    [Fact]
    public void A_session_without_prices_is_made_up_for_on_the_next_that_has_some()
    {
        var days = HalfYear.Where(date => date != new DateOnly(2024, 1, 22) && date != new DateOnly(2024, 2, 29));

        Assert.Contains("01-16 01-23 01-29", Text(Days(Options("mondays", NewYork, days))), StringComparison.Ordinal);
        Assert.Equal("01-31 03-01 03-28 04-30 05-31 06-28", Text(Days(Options("last-trading-day-of-month", NewYork, days))));
    }

    [Fact]
    public void Without_a_calendar_it_is_said_what_is_taken_for_the_last_trading_day_and_when_that_was_later()
    {
        var options = Options("last-trading-day-of-month", None, HalfYear);
        var note = Assert.Single(RecordedReplay.Of(options).Result.Notes);

        Assert.Equal((new DateOnly(2024, 4, 1), string.Empty, ReplayNoteCodes.RebalancedLate), (note.Date, note.Asset, note.Code));
        Assert.Equal("2024-03-29, the last weekday of its month, had no prices: rebalanced on the next day with prices", note.Message);
        Assert.Contains("the last weekday of a month is taken as its last trading day", options.Rebalance.Schedule.Assumption, StringComparison.Ordinal);
        Assert.Contains("every weekday is taken as a trading day", Options("every-5-trading-days", None, HalfYear).Rebalance.Schedule.Assumption, StringComparison.Ordinal);
        Assert.Null(Options("last-trading-day-of-month", NewYork, HalfYear).Rebalance.Schedule.Assumption);
        Assert.Null(Options("mondays", None, HalfYear).Rebalance.Schedule.Assumption);
        Assert.Empty(RecordedReplay.Of(Options("last-trading-day-of-month", NewYork, HalfYear)).Result.Notes);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void No_day_depends_on_what_comes_after_it(string word, string calendar) => Gen.Select(Gen.Bool.Array[HalfYear.Count], Gen.Int[1, HalfYear.Count], Gen.Int[0, 20]).Sample(
        (isMissing, known, from) =>
        {
            DateOnly[] days = [.. HalfYear.Where((_, day) => day == from || !isMissing[day] || day % 3 == 0)];
            DateOnly[] cut = [.. days.Where(date => date <= HalfYear[known - 1])];
            if (cut.Length == 0 || cut[^1] < HalfYear[from])
                return;
            var whole = Days(Options(word, calendar, days) with { From = HalfYear[from] });
            Assert.Equal(whole.Where(date => date <= cut[^1]), Days(Options(word, calendar, cut) with { From = HalfYear[from] }));
        },
        iter: 20);

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_live_strategy_is_due_on_the_days_of_the_replay(string word, string calendar)
    {
        var options = Options(word, calendar, HalfYear) with { From = new DateOnly(2024, 1, 12) };
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: TestContext.Current.CancellationToken);
        var (due, previous) = (new List<DateOnly>(), HalfYear.Last(date => date < options.From));
        foreach (var date in HalfYear.Where(date => date >= options.From))
        {
            // A strategy that is started every day knows what the journal says, and nothing else.
            using var rebalancer = await Rebalancer.OpenAsync(journal, options.Rebalance, TestContext.Current.CancellationToken);
            if (await rebalancer.IsDueAsync(date, previous, TestContext.Current.CancellationToken))
            {
                due.Add(date);
                await rebalancer.RebalanceAsync(new MarketSnapshot { At = ReplayClock.Close(date), Universe = [] }, Durability.Committed, TestContext.Current.CancellationToken);
                Assert.False(await rebalancer.IsDueAsync(date, previous, TestContext.Current.CancellationToken));
            }

            previous = date;
        }

        Assert.Equal(Days(options), due);
    }

    [Theory]
    [InlineData("mondays", "2014-12-01", "2014-12-31", "2014-12-31")]
    [InlineData("mondays", "2030-12-30", "2031-01-10", "2031-01-10")]
    [InlineData("last-trading-day-of-quarter", "2024-01-02", "2031-01-02", "2031-03-31")]
    public void A_replay_over_days_that_the_calendar_does_not_know_is_refused_before_it_begins(string word, string from, string to, string end)
    {
        DateOnly[] days = [.. ((string[])[from, to]).Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", null))];
        var error = Assert.Throws<ArgumentException>(() => new ReplayRun(Options(word, NewYork, days), new NullReplayLog()));

        Assert.StartsWith($"The calendar New York covers 2015-01-01 to 2030-12-31; rebalances on '{word}' from {from} to {to} need {from} to {end}.", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(new ReplayRun(Options("weekly", NewYork, days), new NullReplayLog()).Days);
    }

    [Fact]
    public void A_calendar_of_a_file_has_to_be_given()
    {
        var configuration = EngineConfiguration.Default.With([new("rebalance.frequency", "mondays"), new("rebalance.calendar", "riyadh.yaml")]);
        var calendar = MarketCalendars.NewYork;
        var given = RebalanceOptions.Of(configuration, calendars: ImmutableDictionary<string, MarketCalendar>.Empty.Add("riyadh.yaml", calendar));

        Assert.Contains("riyadh.yaml, was not given", Assert.Throws<InvalidOperationException>(() => RebalanceOptions.Of(configuration).Schedule).Message, StringComparison.Ordinal);
        Assert.Same(calendar, given.Calendar);
        Assert.Same(calendar, given.Under(configuration.With("grace.days", "9")).Calendar);
        Assert.Equal(RebalanceFrequency.Find("mondays"), given.Schedule.Frequency);
    }

    private static ReplayOptions Options(string word, string calendar, IEnumerable<DateOnly> days) => new()
    {
        Prices = new PriceSet([new PriceSeries("A", days.Select(date => PriceBar.OfClose(date, 100)))]),
        Rebalance = RebalanceOptions.Of(EngineConfiguration.Default.With([new("scoring.technical", "false"), new("rebalance.frequency", word), new("rebalance.calendar", calendar)])),
        Fundamentals = FundamentalScores.Parse("asset,score\nA,0.5"),
    };

    private static IReadOnlyList<DateOnly> Days(ReplayOptions options) => [.. RecordedReplay.Of(options).Decisions.Select(decision => DateOnly.FromDateTime(decision.At.UtcDateTime))];

    private static string Text(IReadOnlyList<DateOnly> days) => string.Join(' ', days.Select(date => $"{date:MM-dd}"));
}
