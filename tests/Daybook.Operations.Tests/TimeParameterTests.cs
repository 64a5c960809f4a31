using Daybook.Events;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Tests;

public sealed class TimeParameterTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2025-03-05", "2025-03-05T00:00:00Z")]
    [InlineData("2025-03-05T14:30:00Z", "2025-03-05T14:30:00Z")]
    [InlineData("-7d", "2025-03-03T12:00:00Z")]
    [InlineData("-36h", "2025-03-09T00:00:00Z")]
    [InlineData("-30m", "2025-03-10T11:30:00Z")]
    [InlineData("-1w", "2025-03-03T12:00:00Z")]
    [InlineData("+1d", "2025-03-11T12:00:00Z")]
    public void Times_are_absolute_or_count_from_now(string text, string expected) => Assert.Equal(expected, IsoTime.Format(TimeParameter.Parse(text, "from", Now)));

    [Theory]
    [InlineData("")]
    [InlineData("7d")]
    [InlineData("-d")]
    [InlineData("-7y")]
    [InlineData("-7")]
    [InlineData("-3000000w")]
    public void Anything_else_is_refused_by_the_parameters_name(string text) =>
        Assert.Equal("from", Assert.Throws<RefusedException>(() => TimeParameter.Parse(text, "from", Now)).Parameter);

    [Theory]
    [InlineData("1d", 24)]
    [InlineData("12h", 12)]
    [InlineData("2w", 336)]
    public void Durations_have_a_unit(string text, int hours) => Assert.Equal(TimeSpan.FromHours(hours), TimeParameter.ParseDuration(text, "period"));
}
