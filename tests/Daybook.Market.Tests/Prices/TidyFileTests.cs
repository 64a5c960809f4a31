using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class TidyFileTests
{
    [Fact]
    public void All_columns_are_read_and_an_empty_cell_is_not_known()
    {
        var series = Only("prices.csv", "symbol,date,open,high,low,close,volume\nGLD,2024-01-02,1.5,3,-1e-3,2.25,1e6\nGLD,2024-01-03,,,,2.5,\n");

        Assert.Equal("GLD", series.Asset);
        Assert.Equal([new PriceBar(Day("2024-01-02"), 1.5, 3, -0.001, 2.25, 1_000_000), PriceBar.OfClose(Day("2024-01-03"), 2.5)], series.Bars);
    }

    [Theory]
    [InlineData("Close,DATE,Symbol\n2.5,2024-01-02,GLD\n")]
    [InlineData("asset,date,close\r\nGLD,2024-01-02,2.5\r\n")]
    [InlineData("ticker,sector,date,close,adj close\nGLD,\"metals, gold\",2024-01-02,2.5,1.5")]
    [InlineData("\uFEFFsymbol , date , close\n GLD , 2024-01-02 , 2.5 \n\n")]
    [InlineData("symbol,date,close\rGLD,2024-01-02,2.5\r")]
    [InlineData("symbol;date;close\nGLD;2024-01-02;2.5\n")]
    [InlineData("symbol;date;close\nGLD;2024-01-02;2,5\n")]
    [InlineData("symbol\tdate\tclose\nGLD\t2024-01-02\t2.5\n")]
    [InlineData(",symbol,date,close\n0,GLD,2024-01-02,2.5\n")]
    [InlineData("\"symbol\",\"date\",\"close\"\n\"GLD\",\"2024-01-02\",\"2.5\"\n")]
    public void Columns_stand_in_any_order_and_case_and_others_are_passed_over(string text)
    {
        var series = Only("prices.csv", text);

        Assert.Equal(("GLD", PriceBar.OfClose(Day("2024-01-02"), 2.5)), (series.Asset, Assert.Single(series.Bars)));
    }

    [Fact]
    public void Assets_may_stand_mixed_and_keep_their_names_case()
    {
        var prices = Of(("prices.csv", "symbol,date,close\nb,2024-01-02,1\nB,2024-01-02,2\nb,2024-01-03,1.1\nB,2024-01-03,2.1\n"));

        Assert.Equal(["B", "b"], prices.Series.Keys);
        Assert.Equal([1, 1.1], prices.Series["b"].Bars.Select(bar => bar.Close));
    }

    [Fact]
    public void The_file_is_told_with_its_layout_its_bars_and_the_digest_of_its_bytes()
    {
        var file = Assert.Single(Of(("folder/prices.csv", "symbol,date,close\nA,2024-01-02,1\nA,2024-01-02,1\nA,2024-01-03,\n")).Files);

        Assert.Equal(("prices.csv", "tidy", 1), (file.Name, file.Layout, file.Rows));
        Assert.Equal("e67b3aaf94c2b5d2b3f4e4552fb8ada8a45f71a2d3e06348af2dee7876c3ba62", file.Sha256);
    }

    [Theory]
    [InlineData("symbol,close\nA,1", "p.csv:1: the column date is missing: the first line is 'symbol,close'; expected is*")]
    [InlineData("symbol,date\nA,2024-01-02", "p.csv:1: the column close is missing: the first line is 'symbol,date'; expected is*")]
    [InlineData("date,open,high,low,volume\n2024-01-02,1,1,1,1", "p.csv:1: the column close is missing: the first line is 'date,open,high,low,volume'; expected is*")]
    [InlineData("date,LOW\n2024-01-02,1", "p.csv:1: the column close is missing: the first line is 'date,LOW'; expected is*")]
    [InlineData("date|close\n2024-01-02|1", "p.csv:1: the layout is not known: the first line is 'date|close'; expected is a table with commas, semicolons or tabs*")]
    [InlineData(",AAA,BBB\n0,1,2", "p.csv:1: the layout is not known: the first line is ',AAA,BBB'; expected is*")]
    [InlineData("date,symbol,close\n31.1.24,A,1", "p.csv:2 date: a date is expected, such as 2024-01-31 (other forms are said with --date-format), not '31.1.24'")]
    [InlineData("2024-01-02,1,1,1,1", "p.csv:1: the layout is not known: the first line is '2024-01-02,1,1,1,1'; expected is*")]
    [InlineData("symbol,Asset,date,close\nA,A,2024-01-02,1", "p.csv:1: the columns symbol and asset both name the asset; one of them is expected")]
    [InlineData("symbol,date,close,CLOSE\nA,2024-01-02,1,2", "p.csv:1: the column close appears twice")]
    [InlineData("\n\nDatum;Kurs\n2024-01-02;1", "p.csv:3: the layout is not known: the first line is 'Datum;Kurs'; expected is*")]
    [InlineData("", "p.csv:1: it is empty; its first line must name its columns")]
    [InlineData("\n \n", "p.csv:1: it is empty; its first line must name its columns")]
    public void A_first_line_of_no_layout_is_refused_with_what_is_expected(string text, string error)
    {
        var told = Assert.Single(Errors("p.csv", text)).ToString();

        Assert.True(error.EndsWith('*') ? told.StartsWith(error[..^1], StringComparison.Ordinal) : told == error, told);
    }
}
