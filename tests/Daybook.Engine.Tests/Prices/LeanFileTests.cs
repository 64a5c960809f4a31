using Daybook.Engine.Prices;
using static Daybook.Engine.Tests.Prices.ReadPrices;

namespace Daybook.Engine.Tests.Prices;

public sealed class LeanFileTests
{
    private const string Rows = "20130104 00:00,5423400,5432100,5400000,5412345,2100\n20130107 00:00,5400000,5410000,5300000,5390001,99.5\n";

    [Fact]
    public void Prices_are_ten_thousandths_and_volumes_are_not()
    {
        var prices = Of(("aapl.zip", Zip(("aapl.csv", Rows))));

        Assert.Equal(("aapl.zip", "lean", 2), (prices.Files[0].Name, prices.Files[0].Layout, prices.Files[0].Rows));
        Assert.Equal(
            [new PriceBar(Day("2013-01-04"), 542.34, 543.21, 540, 541.2345, 2100), new PriceBar(Day("2013-01-07"), 540, 541, 530, 539.0001, 99.5)],
            prices.Series["AAPL"].Bars);
    }

    [Fact]
    public void An_unpacked_file_is_read_too() => Assert.Equal("BRK.B", ReadPrices.Only("daily/brk.b.csv", Rows).Asset);

    [Theory]
    [InlineData("a.csv", "20130104 00:00,1,1,1,1.5,1", "a.csv:1 close: a whole number of ten-thousandths is expected, as LEAN writes prices of equities, such as 5423400, not '1.5'")]
    [InlineData("a.csv", "20130104 00:00,1,1,1,1,1\n20130104 01:00,1,1,1,1,1", "a.csv:2 date: a date is expected, such as 20240131 00:00, not '20130104 01:00'")]
    [InlineData("a.csv", "20130104 00:00,1,1,1,1,1,1", "a.csv:1: 6 fields of LEAN's daily equities are expected (date, open, high, low, close, volume), not 7; quotes and open interest are not read")]
    [InlineData("btcusd_trade.csv", Rows, "btcusd_trade.csv:1: LEAN's daily equities are expected, in a file such as aapl.zip; this name is that of other assets or of quotes, whose prices are not scaled")]
    public void What_is_no_daily_equity_is_refused(string name, string text, string error) => Refuses(name, text, error);

    [Fact]
    public void The_name_of_a_zip_tells_other_assets_too() => Assert.Contains(
        "whose prices are not scaled", Assert.Single(Errors(("btcusd_trade.zip", Zip(("btcusd.csv", Rows))))).Message, StringComparison.Ordinal);
}
