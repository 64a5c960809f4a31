using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Rebalancing;
using Daybook.Market.Calendars;

namespace Daybook.Engine.Tests.Rebalancing;

public sealed class RebalanceScheduleTests
{
    [Theory]
    [InlineData("daily")]
    [InlineData("weekly")]
    [InlineData("every-3-trading-days")]
    public void What_is_counted_from_the_last_rebalance_is_due_at_once_before_the_first(string word) => Assert.True(Of(word).IsDue(Day(2024, 1, 17), null));

    [Theory]
    [InlineData("mondays")]
    [InlineData("last-trading-day-of-month")]
    public void A_named_day_is_waited_for(string word) => Assert.False(Of(word).IsDue(Day(2024, 1, 17), null));

    [Theory]
    [InlineData("mondays", 2024, 1, 12, true)]
    [InlineData("mondays", 2024, 1, 15, false)]
    [InlineData("first-trading-day-of-month", 2023, 12, 29, true)]
    [InlineData("first-trading-day-of-month", 2024, 1, 2, false)]
    public void One_that_nobody_asked_about_is_made_up_for_once(string word, int year, int month, int day, bool isDue) => Assert.Equal(isDue, Of(word).IsDue(Day(2024, 1, 17), Day(year, month, day)));

    [Fact]
    public void A_rebalance_on_another_day_does_not_take_the_place_of_the_next()
    {
        // An emergency on a Sunday, and on the Tuesday after a Monday that was a holiday.
        Assert.True(Of("mondays").IsDue(Day(2024, 1, 22), Day(2024, 1, 21)));
        Assert.False(Of("mondays").IsDue(Day(2024, 1, 17), Day(2024, 1, 16)));
        Assert.True(Of("mondays", isNewYork: true).IsDue(Day(2024, 1, 16), Day(2024, 1, 15)));
    }

    [Fact]
    public void A_calendar_answers_for_the_days_that_it_knows_from_its_first_to_its_last()
    {
        Assert.True(Of("first-trading-day-of-month", isNewYork: true).IsDue(Day(2015, 1, 2), null));
        Assert.False(Of("mondays", isNewYork: true).IsDue(Day(2015, 1, 2), null));
        Assert.False(Of("last-trading-day-of-month", isNewYork: true).IsDue(Day(2015, 1, 2), null));
        Assert.True(Of("last-trading-day-of-month", isNewYork: true).IsDue(Day(2030, 12, 31), Day(2030, 11, 29)));
        Assert.Contains("not 2031-01-02", Assert.Throws<ArgumentOutOfRangeException>(() => Of("mondays", isNewYork: true).IsDue(Day(2031, 1, 2), null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nothing_due()
    {
        foreach (var word in RebalanceFrequency.Words.Append("every-3-trading-days"))
            Assert.False(Of(word).IsDue(Day(2024, 1, 15), Day(2024, 2, 20)), word);
    }

    private static RebalanceSchedule Of(string word, bool isNewYork = false) => new(RebalanceFrequency.Find(word)!, isNewYork ? MarketCalendars.NewYork : null);

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
