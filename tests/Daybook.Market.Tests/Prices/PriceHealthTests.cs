using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class PriceHealthTests
{
    [Fact]
    public void A_series_is_summed_up()
    {
        var series = new PriceSeries("WTI", [
            PriceBar.OfClose(Day("2020-04-16"), 19.82),
            PriceBar.OfClose(Day("2020-04-17"), 18.31),
            PriceBar.OfClose(Day("2020-04-20"), -36.98),
            PriceBar.OfClose(Day("2020-04-30"), 8.91),
            PriceBar.OfClose(Day("2020-05-20"), 14),
        ]);

        Assert.Equal(new PriceHealth("WTI", Day("2020-04-16"), Day("2020-05-20"), Bars: 5, BadCloses: 1, LargeMoves: 2, Holes: 1, LongestGap: 20), PriceHealth.Of(series));
    }

    [Fact]
    public void A_series_without_bars_has_no_dates() => Assert.Equal(new PriceHealth("A", null, null, 0, 0, 0, 0, 0), PriceHealth.Of(new PriceSeries("A", [])));

    [Fact]
    public void A_set_is_summed_up_by_asset() =>
        Assert.Equal(["A", "B"], PriceHealth.Of(new PriceSet([new PriceSeries("B", []), new PriceSeries("A", [])])).Select(health => health.Asset));
}
