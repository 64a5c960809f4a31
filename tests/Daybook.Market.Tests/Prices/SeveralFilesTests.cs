using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class SeveralFilesTests
{
    private const string Header = "symbol,date,open,close\n";

    [Fact]
    public void An_asset_of_several_files_is_one_series()
    {
        var prices = Of(
            ("new.csv", Header + "A,2024-01-03,,1.1\nA,2024-01-04,,1.2\n"),
            ("old.csv", Header + "A,2024-01-02,,1\nA,2024-01-03,1.05,1.1\nB,2024-01-02,,1\n"));

        Assert.Equal(
            [PriceBar.OfClose(Day("2024-01-02"), 1), PriceBar.OfClose(Day("2024-01-03"), 1.1) with { Open = 1.05 }, PriceBar.OfClose(Day("2024-01-04"), 1.2)],
            prices.Series["A"].Bars);
        Assert.Equal([("new.csv", 2), ("old.csv", 2)], prices.Files.Select(file => (file.Name, file.Rows)));
        Assert.Empty(prices.Files[0].Notes);
        Assert.Equal([new PriceNote(3, "A", PriceNoteCodes.DuplicateRow, "2024-01-03 is already in new.csv:2; it counts once")], prices.Files[1].Notes);
    }

    [Fact]
    public void Two_closes_of_one_day_are_an_error_that_names_both_files()
    {
        var error = Assert.Single(Errors(("a.csv", Bytes("A,2024-01-02,,1\n")), ("b.csv", Bytes("B,2024-01-02,,1\nA,2024-01-02,,1.5\n"))));

        Assert.Equal("b.csv:3 close: A has 1.5 on 2024-01-02, but 1 in a.csv:2; one close is expected for a day", error.ToString());
    }

    [Fact]
    public void Two_closes_of_one_day_in_one_file_are_an_error() => Refuses(
        "a.csv", Header + "A,2024-01-02,,1\nA,2024-01-03,,1\nA,2024-01-02,,1.5\n", "a.csv:4 close: A has 1.5 on 2024-01-02, but 1 in a.csv:2; one close is expected for a day");

    [Fact]
    public void Other_columns_must_not_contradict_either() => Refuses(
        "a.csv", Header + "A,2024-01-02,,1\nA,2024-01-02,3,1\nA,2024-01-02,4,1\n", "a.csv:4 open: A has 4 on 2024-01-02, but 3 in a.csv:2; one open is expected for a day");

    [Fact]
    public void Contradictions_of_one_column_are_counted()
    {
        var error = Assert.Single(Errors("a.csv", Header + string.Concat(Enumerable.Range(10, 20).Select(i => $"A{i},2024-01-02,,1\nA{i},2024-01-02,,2\n"))));

        Assert.Equal("a.csv:3 close: A10 has 2 on 2024-01-02, but 1 in a.csv:2; one close is expected for a day; and 19 more of this kind, the last in line 41", error.ToString());
    }

    [Theory]
    [InlineData("100.1", "100.10000000000001")]
    [InlineData("254.5292510986328", "254.52925")]
    [InlineData("-3", "-3.0000001")]
    public void Numbers_that_differ_by_a_rounding_are_the_same(string one, string other)
    {
        var prices = Of(("a.csv", $"{Header}A,2024-01-02,,{one}\nA,2024-01-02,,{other}\n"));

        Assert.Equal(double.Parse(one, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(prices.Series["A"].Bars).Close);
        Assert.Equal(1, prices.Files[0].NoteCounts[PriceNoteCodes.DuplicateRow]);
    }

    [Fact]
    public void Numbers_that_differ_by_more_than_a_rounding_contradict() =>
        Assert.Equal("close", Assert.Single(Errors("a.csv", Header + "A,2024-01-02,,100\nA,2024-01-02,,100.00002\n")).Column);

    [Fact]
    public void Files_of_different_layouts_meet_in_one_set()
    {
        var prices = Of(
            ("spx.csv", Bytes("SPX,2024-01-02,1,1\n")),
            ("aapl_us_d.csv", "Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n"u8.ToArray()),
            ("MSFT.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,1,1,1,1,1,1\n"u8.ToArray()),
            ("ibm.zip", Zip(("ibm.csv", "20240102 00:00,10000,10000,10000,10000,1\n"))));

        Assert.Equal(["AAPL.US", "IBM", "MSFT", "SPX"], prices.Series.Keys);
        Assert.Equal(["tidy", "stooq", "yahoo", "lean"], prices.Files.Select(file => file.Layout));
        Assert.All(prices.Series.Values, series => Assert.Equal(1, Assert.Single(series.Bars).Close));
    }

    [Fact]
    public void No_files_are_no_prices() => Assert.Empty(PriceReader.Read([], cancellationToken: TestContext.Current.CancellationToken).Series);

    private static byte[] Bytes(string rows) => System.Text.Encoding.UTF8.GetBytes(Header + rows);
}
