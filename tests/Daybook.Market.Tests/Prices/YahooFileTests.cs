using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class YahooFileTests
{
    private const string Header = "Date,Open,High,Low,Close,Adj Close,Volume\n";

    [Fact]
    public void The_adjusted_close_is_the_close_and_the_other_prices_are_scaled_with_it()
    {
        var prices = Of(("brk-b.csv", Header + "2024-01-02,90,110,80,100,50,1000\n"));

        Assert.Equal("yahoo", Assert.Single(prices.Files).Layout);
        Assert.Equal([new PriceBar(Day("2024-01-02"), 45, 55, 40, 50, 1000)], prices.Series["BRK-B"].Bars);
    }

    [Fact]
    public void What_needs_no_adjustment_stays_as_it_is_to_the_last_digit() =>
        Assert.Equal([new PriceBar(Day("2024-01-02"), 0.1, 0.3, 0.07, 0.2, 1000)], ReadPrices.Only("A.csv", Header + "2024-01-02,0.1,0.3,0.07,0.2,0.2,1000\n").Bars);

    [Fact]
    public void Null_is_not_known()
    {
        var prices = Of(("A.csv", Header + "2024-01-02,null,null,null,null,null,null\n2024-01-03,null,2,null,1,1,null\n"));

        Assert.Equal([new PriceBar(Day("2024-01-03"), double.NaN, 2, double.NaN, 1, double.NaN)], prices.Series["A"].Bars);
        Assert.Equal([(2, PriceNoteCodes.NoClose)], prices.Files[0].Notes.Select(note => (note.Line, note.Code)));
    }

    [Theory]
    [InlineData("2024-01-02,3,3,3,0,5,7")]
    [InlineData("2024-01-02,3,3,3,null,5,7")]
    [InlineData("2024-01-02,3,3,3,1e-320,5,7")]
    public void Prices_that_cannot_be_scaled_are_not_known(string row) =>
        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 5) with { Volume = 7 }], ReadPrices.Only("A.csv", Header + row).Bars);

    [Fact]
    public void An_adjusted_close_alone_is_the_close_and_prices_that_are_not_adjusted_are_not_known() =>
        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 50) with { Volume = 7 }], ReadPrices.Only("A.csv", "Date,Open,Adj Close,Volume\n2024-01-02,90,50,7\n").Bars);
}
