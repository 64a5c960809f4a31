using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class StooqFileTests
{
    private const string Single = "Date,Open,High,Low,Close,Volume\n1984-09-07,0.1,0.103,0.099,0.102,98811715\n";

    [Theory]
    [InlineData("aapl_us_d.csv", "AAPL.US")]
    [InlineData("downloads/brk-b_us_d.csv", "BRK-B.US")]
    [InlineData(@"C:\prices\^spx_d.csv", "^SPX")]
    [InlineData("aapl_us_d (2).csv", "AAPL.US")]
    [InlineData("aapl.us.txt", "AAPL.US")]
    [InlineData("my_prices.csv", "MY_PRICES")]
    [InlineData("EURUSD.CSV.gz", "EURUSD")]
    public void A_single_download_is_named_after_its_file(string name, string asset) => Assert.Equal(asset, ReadPrices.Only(name, Single).Asset);

    [Fact]
    public void A_single_download_is_read()
    {
        var prices = Of(("aapl_us_d.csv", Single));

        Assert.Equal("stooq", Assert.Single(prices.Files).Layout);
        Assert.Equal([new PriceBar(Day("1984-09-07"), 0.1, 0.103, 0.099, 0.102, 98_811_715)], prices.Series["AAPL.US"].Bars);
    }

    [Fact]
    public void An_index_has_no_volume() =>
        Assert.Equal([new PriceBar(Day("2024-01-02"), 1, 2, 0.5, 1.5, double.NaN)], ReadPrices.Only("^spx_d.csv", "Date,Open,High,Low,Close\n2024-01-02,1,2,0.5,1.5").Bars);

    [Fact]
    public void A_bulk_file_holds_several_assets()
    {
        var prices = Of(("20240102_d.txt", """
            <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
            AAPL.US,D,20240102,000000,187.15,188.44,183.885,185.64,82488674,0
            7203.JP,D,20240102,000000,2590,2600,2580,2595.5,100,0
            """));

        Assert.Equal("stooq", Assert.Single(prices.Files).Layout);
        Assert.Equal([new PriceBar(Day("2024-01-02"), 187.15, 188.44, 183.885, 185.64, 82_488_674)], prices.Series["AAPL.US"].Bars);
        Assert.Equal(2595.5, prices.Series["7203.JP"].Bars[0].Close);
    }

    [Theory]
    [InlineData("aapl_us_w.csv", Single, "aapl_us_w.csv:1: daily prices are expected; the file's name ends as Stooq's longer periods do")]
    [InlineData(".csv", Single, ".csv:1: the asset is expected in the file's name, such as AAPL.csv, since no column says it")]
    [InlineData("a.txt", "<TICKER>,<PER>,<DATE>,<CLOSE>\nA,5,20240102,1", "a.txt:2 per: the period D of daily prices is expected, not '5'")]
    [InlineData("a.txt", "<TICKER>,<PER>,<DATE>,<CLOSE>\nA,D,2024-01-02,1", "a.txt:2 date: a date is expected, such as 20240131, not '2024-01-02'")]
    [InlineData("a.txt", "<TICKER>,<PER>,<DATE>,<CLOSE>,<CLOSE>\nA,D,20240102,1,1", "a.txt:1: the column close appears twice")]
    public void What_is_not_daily_is_refused(string name, string text, string error) => Refuses(name, text, error);

    [Fact]
    public void A_bulk_file_without_a_column_that_it_must_have_is_refused() =>
        Assert.StartsWith("a.txt:1: the column <PER> is missing; Stooq's bulk files have", Assert.Single(Errors("a.txt", "<TICKER>,<DATE>,<CLOSE>\nA,20240102,1")).ToString(), StringComparison.Ordinal);
}
