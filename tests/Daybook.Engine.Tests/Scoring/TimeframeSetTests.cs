using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

public sealed class TimeframeSetTests
{
    [Fact]
    public void The_order_does_not_matter()
    {
        Assert.Equal(new TimeframeSet("1d", "15m"), new TimeframeSet("15m", "1d"));
        Assert.Equal(new TimeframeSet("1d", "15m").GetHashCode(), new TimeframeSet("15m", "1d").GetHashCode());
        Assert.NotEqual(new TimeframeSet("1d"), new TimeframeSet("1d", "15m"));
        Assert.Equal("[1d, 15m]", new TimeframeSet("15m", "1d").ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("2d")]
    [InlineData("1d", "1d")]
    public void None_an_unknown_one_and_one_twice_are_refused(params string[] timeframes) => Assert.Throws<ArgumentException>(() => new TimeframeSet(timeframes));
}
