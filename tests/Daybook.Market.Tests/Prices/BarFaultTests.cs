using Daybook.Market.Prices;

namespace Daybook.Market.Tests.Prices;

/// <summary>Bars that contradict themselves, and such as only look odd.</summary>
public sealed class BarFaultTests
{
    private const double None = double.NaN;

    [Theory]
    [InlineData(7000, 71, 69, 70, 70, "the open of 2024-01-03, 7000, is over the high, 71")]
    [InlineData(60, 71, 69, 70, 70, "the open of 2024-01-03, 60, is under the low, 69")]
    [InlineData(70, 69, 71, 70, 70, "the low of 2024-01-03, 71, is over the high, 69")]
    [InlineData(7000, None, None, 70, 70, "the open of 2024-01-03 is 7000, far from the close before it, 70, and from the day's own, 70")]
    [InlineData(7, None, None, 70, 71, "the open of 2024-01-03 is 7, far from the close before it, 71, and from the day's own, 70")]
    [InlineData(0, None, None, 70, 70, "the open of 2024-01-03 is 0")]
    [InlineData(70, 71, 69, 70, 70, null)]
    [InlineData(150, None, None, 148, 70, null)]
    [InlineData(70, None, None, 140, 70, null)]
    [InlineData(71.05, 71, 69, 70, 70, null)]
    [InlineData(None, 71, 69, 70, 70, null)]
    [InlineData(7000, None, None, 70, None, null)]
    public void Of_an_open(double open, double high, double low, double close, double before, string? fault) =>
        Assert.Equal(fault, BarFault.OfOpen(new PriceBar(new DateOnly(2024, 1, 3), open, high, low, close, None), before));

    [Theory]
    [InlineData(71, 69, 75, "the close of 2024-01-03, 75, is over the high, 71")]
    [InlineData(71, 69, 65, "the close of 2024-01-03, 65, is under the low, 69")]
    [InlineData(69, 71, 70, "the low of 2024-01-03, 71, is over the high, 69")]
    [InlineData(None, 69, 65, "the close of 2024-01-03, 65, is under the low, 69")]
    [InlineData(None, None, 0, "the close of 2024-01-03 is 0")]
    [InlineData(None, None, -36.98, "the close of 2024-01-03 is -36.98")]
    [InlineData(71, 69, 71, null)]
    [InlineData(71, 69, 71.004, null)]
    [InlineData(None, None, 70, null)]
    public void Of_a_close(double high, double low, double close, string? fault)
    {
        var bar = new PriceBar(new DateOnly(2024, 1, 3), None, high, low, close, None);

        Assert.Equal(fault, BarFault.OfClose(bar));
        Assert.Equal(fault is null, bar.IsTradable);
    }

    [Theory]
    [InlineData(100, 50.5, "2 for 1")]
    [InlineData(100, 49.9, "2 for 1")]
    [InlineData(100, 66.7, "3 for 2")]
    [InlineData(100, 80.5, "5 for 4")]
    [InlineData(100, 75, "4 for 3")]
    [InlineData(100, 24.8, "4 for 1")]
    [InlineData(2, 20.1, "1 for 10")]
    [InlineData(50, 100, "1 for 2")]
    [InlineData(100, 90, null)]
    [InlineData(100, 60, "5 for 3")]
    [InlineData(100, 55, null)]
    [InlineData(100, 78, null)]
    [InlineData(100, 125, null)]
    [InlineData(100, 150, null)]
    [InlineData(100, 0, null)]
    [InlineData(-1, 2, null)]
    public void A_change_by_a_simple_ratio_looks_like_a_split(double before, double after, string? split) =>
        Assert.Equal(split, PriceHealth.SplitOf(PriceBar.OfClose(new DateOnly(2024, 1, 2), before), PriceBar.OfClose(new DateOnly(2024, 1, 3), after)));
}
