using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

/// <summary>Tables with a column an asset, or several.</summary>
public sealed class WideFileTests
{
    [Theory]
    [InlineData("Date,GLD,SPY\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData(",GLD,SPY\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData("Unnamed: 0;GLD;SPY\n2024-01-02;10;20\n2024-01-03;10,5;20,5\n")]
    [InlineData(",Date,GLD,SPY\n0,2024-01-02,10,20\n1,2024-01-03,10.5,20.5\n")]
    [InlineData("Price,Close,Close\nTicker,GLD,SPY\nDate,,\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData(",Close,Close\n,GLD,SPY\nDate,,\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData(",Close,Close\n,GLD,SPY\n2024-01-02 00:00:00-05:00,10,20\n2024-01-03 00:00:00-05:00,10.5,20.5\n")]
    [InlineData("Date,Close,Close\n,GLD,SPY\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData("Ticker,GLD,SPY\nPrice,Close,Close\nDate,,\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    [InlineData("Attributes,Adj Close,\nSymbols,GLD,SPY\nDate,,\n2024-01-02,10,20\n2024-01-03,10.5,20.5\n")]
    public void Closes_of_assets_side_by_side_are_read(string text)
    {
        var prices = Of(("prices.csv", text));

        Assert.Equal(("wide", 4), (prices.Files[0].Layout, prices.Files[0].Rows));
        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 10), PriceBar.OfClose(Day("2024-01-03"), 10.5)], prices.Series["GLD"].Bars);
        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 20), PriceBar.OfClose(Day("2024-01-03"), 20.5)], prices.Series["SPY"].Bars);
        Assert.Empty(prices.Files[0].Notes);
    }

    [Theory]
    [InlineData("Price,Close,High,Low,Open,Volume\nTicker,GLD,GLD,GLD,GLD,GLD\nDate,,,,,\n2024-01-02,10,12,8,9,1000\n")]
    [InlineData("Price,Adj Close,Close,High,Low,Open,Volume\nTicker,GLD,GLD,GLD,GLD,GLD,GLD\nDate,,,,,,\n2024-01-02,10,20,24,16,18,1000\n")]
    [InlineData(",GLD,,,,,,\n,Open,High,Low,Close,Volume,Dividends,Stock Splits\nDate,,,,,,,\n2024-01-02,9,12,8,10,1000,0,0\n")]
    public void All_columns_of_an_asset_are_read_and_an_adjusted_close_scales_them(string text) =>
        Assert.Equal([new PriceBar(Day("2024-01-02"), 9, 12, 8, 10, 1000)], Of(("prices.csv", text)).Series["GLD"].Bars);

    [Theory]
    [InlineData("Price,Close,Close,Open,Open\nDate,GLD,SPY,GLD,SPY\n")]
    [InlineData(",Close,Close,Open,Open\nDate,GLD,SPY,GLD,SPY\n")]
    [InlineData(",GLD,SPY,GLD,SPY\nDate,Close,Close,Open,Open\n")]
    [InlineData("Date,Close_GLD,Close_SPY,Open_GLD,Open_SPY\n")]
    [InlineData("Date,Close GLD,Close SPY,Open GLD,Open SPY\n")]
    [InlineData("Date,GLD.Close,SPY.Close,GLD.Open,SPY.Open\n")]
    [InlineData("Date_,GLD_close,SPY_close,GLD_open,SPY_open\n")]
    [InlineData("Date,\"('Close', 'GLD')\",\"('Close', 'SPY')\",\"('Open', 'GLD')\",\"('Open', 'SPY')\"\n")]
    [InlineData("\"('Date', '')\",\"('GLD', 'Close')\",\"('SPY', 'Close')\",\"('GLD', 'Open')\",\"('SPY', 'Open')\"\n")]
    [InlineData("index;GLD_Adj_Close;SPY_Close;GLD_Dividends;SPY_Open\n")]
    public void The_names_of_joined_levels_are_read_as_fields_of_assets(string header)
    {
        var separator = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var prices = Of(("prices.csv", header + "2024-01-02,10,20,9,19\n".Replace(',', separator)));

        Assert.Equal("wide", prices.Files[0].Layout);
        Assert.Equal(["GLD", "SPY"], prices.Series.Keys);
        Assert.Equal(10, Assert.Single(prices.Series["GLD"].Bars).Close);
        Assert.Equal(PriceBar.OfClose(Day("2024-01-02"), 20) with { Open = 19 }, Assert.Single(prices.Series["SPY"].Bars));
    }

    [Fact]
    public void Volumes_and_assets_that_are_called_as_fields_have_their_places_in_joined_names() =>
        Assert.Equal([new PriceBar(Day("2024-01-02"), 9, double.NaN, double.NaN, 10, 1000)], Of(("p.csv", "Date,LOW_Close,LOW_Open,LOW_Volume\n2024-01-02,10,9,1000\n")).Series["LOW"].Bars);

    [Theory]
    [InlineData("index")]
    [InlineData("Period")]
    [InlineData("observation")]
    public void The_first_column_is_the_date_where_dates_stand_in_it(string name) =>
        Assert.Equal(["GLD", "SPY"], Of(("p.csv", $"{name},GLD,SPY\n2024-01-02,10,20\n")).Series.Keys);

    [Fact]
    public void Names_that_only_begin_as_a_field_does_are_assets() =>
        Assert.Equal(["GLD", "High Yield", "Low Vol"], Of(("p.csv", "Date,GLD,High Yield,Low Vol\n2024-01-02,10,20,30\n")).Series.Keys);

    [Theory]
    [InlineData("Date,GLD,Volume\n2024-01-02,10,900\n", "p.csv:1: the column Volume does not hold closes, judging by its name, and every column other than the date is read as the closes of an asset; say --columns close=GLD,volume=Volume where the file is of one asset, or leave the column out")]
    [InlineData("Date,GLD,Open_GLD\n2024-01-02,10,9\n", "p.csv:1: the column Open_GLD does not hold closes, judging by its name, and every column other than the date is read as the closes of an asset; leave it out, or name every column by its asset and what it is, such as AAA_Close,AAA_Volume")]
    [InlineData("Date,GLD_Close,SPY,SPY Volume\n2024-01-02,10,9,8\n", "p.csv:1: the column SPY Volume does not hold closes, judging by its name, and every column other than the date is read as the closes of an asset; leave it out, or name every column by its asset and what it is, such as AAA_Close,AAA_Volume")]
    [InlineData("Date,Open_GLD,Volume_GLD\n2024-01-02,10,9\n", "p.csv:1: the column close of GLD is missing")]
    public void What_is_no_close_does_not_become_an_asset(string text, string error) => Refuses("p.csv", text, error);

    [Fact]
    public void One_close_of_many_is_not_taken_with_the_others_left_out()
    {
        PriceReadingOptions Said(params (string Role, string Name)[] columns) => new() { Columns = columns.ToImmutableSortedDictionary(column => column.Role, column => column.Name) };
        const string Text = "Date,GLD,SPY\n2024-01-02,10,20\n";

        var error = Assert.Single(Assert.Throws<PriceFormatException>(() => Of(Said(("close", "GLD")), ("p.csv", Text))).Errors).ToString();

        Assert.Equal("p.csv:1: --columns names the close 'GLD' alone, and SPY would be left out; a table with one column per asset is read without it. If the others are not assets, name the date as well: --columns date=Date,close=GLD", error);
        Assert.Equal(["P"], Of(Said(("date", "Date"), ("close", "GLD")), ("p.csv", Text)).Series.Keys);
    }

    [Fact]
    public void A_table_whose_dates_are_not_found_is_told_how_to_say_them()
    {
        var error = Assert.Single(Errors("p.csv", "Month,GLD,SPY\n2024-01,10,20\n")).ToString();

        Assert.EndsWith("say which column holds the dates with --columns date=NAME", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_asset_may_be_called_as_a_column_is() =>
        Assert.Equal(["GLD", "LOW", "OPEN"], Of(("p.csv", "Date,GLD,LOW,OPEN\n2024-01-02,1,2,3\n")).Series.Keys);

    [Fact]
    public void The_levels_of_an_asset_that_is_called_as_a_column_are_told_by_their_names() =>
        Assert.Equal((2, 1), Of(("p.csv", "Ticker,LOW,LOW\nPrice,Close,Open\nDate,,\n2024-01-02,2,1\n")).Series["LOW"].Bars is [var bar] ? (bar.Close, bar.Open) : default);

    [Fact]
    public void Days_without_a_close_are_noted_together()
    {
        const string Text = "Date,GLD,SPY,NEW\n2024-01-02,10,20,\n2024-01-03,NaN,20.5,\n2024-01-04,10.5,#N/A,5\n";

        Assert.Equal([10, 10.5], Of(("p.csv", Text)).Series["GLD"].Bars.Select(bar => bar.Close));
        Assert.Equal(
            [
                new PriceNote(2, "NEW", PriceNoteCodes.NoClose, "2 days have no close, the first 2024-01-02, the last 2024-01-03; they were skipped"),
                new PriceNote(3, "GLD", PriceNoteCodes.NoClose, "2024-01-03 has no close; it was skipped"),
                new PriceNote(4, "SPY", PriceNoteCodes.NoClose, "2024-01-04 has no close; it was skipped"),
            ],
            Notes(Text).OrderBy(note => note.Line));
    }

    [Theory]
    [InlineData("Date,GLD,SPY\n2024-01-02,10,twenty\n", "p.csv:2 SPY: a number is expected, such as 12.5, not 'twenty'")]
    [InlineData("Date,GLD,GLD\n2024-01-02,10,20\n", "p.csv:1: the column GLD appears twice")]
    [InlineData("Price,Close,Close\nTicker,GLD,GLD\nDate,,\n2024-01-02,1,1\n", "p.csv:1: the column Close of GLD appears twice")]
    [InlineData("Price,Close,Open\nTicker,GLD,SPY\nDate,,\n2024-01-02,1,1\n", "p.csv:1: the column close of SPY is missing")]
    [InlineData("Price,Close,Close\nTicker,GLD,SPY\nDate,,\n2024-01-02,1,x\n", "p.csv:4 SPY close: a number is expected, such as 12.5, not 'x'")]
    public void What_is_wrong_is_told(string text, string error) => Refuses("p.csv", text, error);

    [Fact]
    public void Thousands_of_assets_have_room() => Assert.Equal(
        5000, Of(("p.csv", $"Date,{string.Join(',', Enumerable.Range(0, 5000).Select(i => $"A{i}"))}\n2024-01-02,{string.Join(',', Enumerable.Repeat("254.5292510986328", 5000))}\n")).Series.Count);

    [Fact]
    public void A_table_written_wide_and_long_gives_the_same_prices() => Gen.Select(
        Gen.Int[1, 9].Select(Gen.Int[1, 40], (assets, days) => (assets, days)), Gen.Int, Gen.Int[0, 3]).Sample((size, seed, form) =>
    {
        var random = new Random(seed);
        var cells = Enumerable.Range(0, size.assets).Select(asset => Enumerable.Range(0, size.days).Select(day => (
            Asset: $"A{asset}", Day: new DateOnly(2020, 1, 1).AddDays(day), Open: Number(random), Close: random.Next(5) == 0 ? string.Empty : Number(random))).ToArray()).ToArray();
        var tidy = "symbol,date,open,close\n" + string.Concat(cells.SelectMany(asset => asset).Select(cell => $"{cell.Asset},{cell.Day:yyyy-MM-dd},{(form == 0 ? string.Empty : cell.Open)},{cell.Close}\n"));

        var (wide, read) = (Of(("wide.csv", Wide(cells, form))), Of(("tidy.csv", tidy)));

        Assert.Equal(read.Series.Keys, wide.Series.Keys);
        Assert.All(read.Series.Values, series => Assert.Equal(series.Bars, wide.Series[series.Asset].Bars));
        Assert.Equal(read.Files[0].Rows, wide.Files[0].Rows);
    });

    // 0: closes alone; 1: the columns over the assets; 2: the assets over the columns; 3: newest first.
    private static string Wide((string Asset, DateOnly Day, string Open, string Close)[][] cells, int form)
    {
        var assets = cells.Select(asset => asset[0].Asset).ToList();
        var header = form switch
        {
            0 => $"Date,{string.Join(',', assets)}\n",
            2 => $"Ticker,{string.Join(',', assets.Select(asset => $"{asset},{asset}"))}\nPrice,{string.Join(',', assets.Select(_ => "Open,Close"))}\nDate{new string(',', 2 * assets.Count)}\n",
            _ => $"Price,{string.Join(',', assets.Select(_ => "Open,Close"))}\nTicker,{string.Join(',', assets.Select(asset => $"{asset},{asset}"))}\nDate{new string(',', 2 * assets.Count)}\n",
        };
        var rows = Enumerable.Range(0, cells[0].Length).Select(day => $"{cells[0][day].Day:yyyy-MM-dd},{string.Join(',', cells.Select(asset => form == 0 ? asset[day].Close : $"{asset[day].Open},{asset[day].Close}"))}\n");
        return header + string.Concat(form == 3 ? rows.Reverse() : rows);
    }

    private static string Number(Random random) => random.Next(1, 1_000_000).ToString(CultureInfo.InvariantCulture) + "." + random.Next(10).ToString(CultureInfo.InvariantCulture);
}
