using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

public class StatisticsQueryTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Query_without_options_is_valid() => new StatisticsQuery().Validate();

    [Fact]
    public void Period_of_a_minute_and_window_of_a_microsecond_are_valid() =>
        new StatisticsQuery { Period = TimeSpan.FromMinutes(1), From = Noon, To = Noon.AddMicroseconds(1) }.Validate();

    [Theory]
    [InlineData(0)]
    [InlineData(-TimeSpan.TicksPerHour)]
    [InlineData(TimeSpan.TicksPerMinute - TimeSpan.TicksPerMicrosecond)]
    [InlineData(TimeSpan.TicksPerMinute + 1)]
    public void Period_that_is_too_short_or_finer_than_a_microsecond_is_refused_by_name(long ticks)
    {
        var query = new StatisticsQuery { Period = TimeSpan.FromTicks(ticks) };
        Assert.Equal("Period", Assert.Throws<ArgumentException>(query.Validate).ParamName);
        Assert.Throws<ArgumentException>(() => new StatisticsBuilder(query.Period));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Empty_window_is_refused_by_name(int hours)
    {
        var query = new StatisticsQuery { From = Noon, To = Noon.AddHours(hours) };
        var error = Assert.Throws<ArgumentException>(query.Validate);
        Assert.Equal("From", error.ParamName);
        Assert.Contains("2025-03-05T12:00:00Z", error.Message, StringComparison.Ordinal);
    }
}
