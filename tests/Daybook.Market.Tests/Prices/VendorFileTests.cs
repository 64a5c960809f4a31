using System.Collections.Immutable;
using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

/// <summary>Files as vendors and spreadsheets write them.</summary>
public sealed class VendorFileTests
{
    [Theory]
    [InlineData("daily_IBM.csv", "single", "timestamp,open,high,low,close,volume\n2024-01-16,1210.5,1211,1210,1210.6,1230000\n2024-01-12,1200.5,1201,1200,1200.6,950500\n")]
    [InlineData("daily_adjusted_IBM.csv", "yahoo", "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n2024-01-16,1210.5,1211,1210,1210.6,1210.6,1230000,0,1\n2024-01-12,2401,2402,2400,2401.2,1200.6,950500,0,2\n")]
    [InlineData("IBM.csv", "single", "Date,Close/Last,Volume,Open,High,Low\n01/16/2024,$1210.60,1230000,$1210.50,$1211.00,$1210.00\n01/12/2024,$1200.60,950500,$1200.50,$1201.00,$1200.00\n")]
    [InlineData("IBM.csv", "single", "Date,Close/Last,Volume,Open,High,Low\n01/16/2024,\"$1,210.60\",\"1,230,000\",\"$1,210.50\",\"$1,211.00\",\"$1,210.00\"\n01/12/2024,\"$1,200.60\",\"950,500\",\"$1,200.50\",\"$1,201.00\",\"$1,200.00\"\n")]
    [InlineData("IBM Historical Data.csv", "single", "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"01/16/2024\",\"1,210.60\",\"1,210.50\",\"1,211.00\",\"1,210.00\",\"1.23M\",\"0.95%\"\n\"01/12/2024\",\"1,200.60\",\"1,200.50\",\"1,201.00\",\"1,200.00\",\"950.5K\",\"-0.95%\"\n")]
    [InlineData("IBM.csv", "single", "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<VOL>\n2024.01.12\t1200.5\t1201\t1200\t1200.6\t950500\n2024.01.16\t1210.5\t1211\t1210\t1210.6\t1230000\n")]
    [InlineData("IBM.csv", "single", "date;price;open;high;low;vol.\n16.01.2024;1.210,60;1.210,50;1.211,00;1.210,00;1,23M\n12.01.2024;1.200,60;1.200,50;1.201,00;1.200,00;950,5K\n")]
    public void A_vendors_download_is_read(string name, string layout, string text)
    {
        var prices = Of((name, text));

        Assert.Equal(layout, prices.Files[0].Layout);
        Assert.Equal(
            [new PriceBar(Day("2024-01-12"), 1200.5, 1201, 1200, 1200.6, 950_500), new PriceBar(Day("2024-01-16"), 1210.5, 1211, 1210, 1210.6, 1_230_000)],
            prices.Series["IBM"].Bars);
        Assert.Empty(prices.Files[0].Notes);
    }

    [Theory]
    [InlineData("Date,Close\n2024-01-02,2.5\n")]
    [InlineData("observation_date,Price\n2024-01-02,2.5\n")]
    [InlineData("DATE,Last\n2024-01-02,2.5\n")]
    public void A_close_alone_is_enough(string text) => Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 2.5)], ReadPrices.Only("x.csv", text).Bars);

    [Fact]
    public void Nasdaq_writes_the_month_first_where_its_dates_do_not_tell() =>
        Assert.Equal(Day("2024-01-03"), Assert.Single(ReadPrices.Only("x.csv", "Date,Close/Last,Volume,Open,High,Low\n01/03/2024,$10.60,1000,$10.50,$11.00,$10.00\n").Bars).Date);

    [Fact]
    public void Columns_can_be_named()
    {
        var options = new PriceReadingOptions { Columns = new Dictionary<string, string> { ["date"] = "datum", ["close"] = "Schluss" }.ToImmutableSortedDictionary(), DateFormat = "dd.MM.yyyy" };

        var prices = Of(options, ("dax.csv", "Datum;Open;Schluss;Close\n02.01.2024;1,5;2,5;9\n"));

        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 2.5) with { Open = 1.5 }], prices.Series["DAX"].Bars);
    }

    [Fact]
    public void A_column_that_is_named_must_be_there()
    {
        var options = new PriceReadingOptions { Columns = new Dictionary<string, string> { ["close"] = "Schluss" }.ToImmutableSortedDictionary() };

        var error = Assert.Throws<PriceFormatException>(() => Of(options, ("dax.csv", "Date,Close\n2024-01-02,1\n")));

        Assert.Equal("dax.csv:1: the column 'Schluss' is missing, which --columns names: the first line is 'Date,Close'", error.Message);
    }

    [Theory]
    [InlineData("colour", "Farbe", "a column cannot be 'colour'")]
    [InlineData("close", " ", "the name of the column for close is missing")]
    public void What_columns_are_is_checked(string role, string name, string problem) => Assert.StartsWith(
        problem, Assert.Throws<ArgumentException>(() => new PriceReadingOptions { Columns = new Dictionary<string, string> { [role] = name }.ToImmutableSortedDictionary() }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("dd.mm.yyyy")]
    [InlineData("MM/yyyy")]
    [InlineData("%")]
    [InlineData("")]
    public void A_date_format_must_tell_a_day(string format) => Assert.Throws<ArgumentException>(() => new PriceReadingOptions { DateFormat = format });
}
