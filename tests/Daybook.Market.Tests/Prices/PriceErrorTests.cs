using System.Globalization;
using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class PriceErrorTests
{
    private const string Header = "symbol,date,open,close,volume\n";

    [Theory]
    [InlineData("A,2024-01-02,1,1.2.3,1", "close: a number is expected, such as 12.5, not '1.2.3'")]
    [InlineData("A,2024-01-02,1,1,Infinity", "volume: a number is expected, such as 12.5, not 'Infinity'")]
    [InlineData("A,2024-01-02,1,1e999,1", "close: a number is expected, such as 12.5, not '1e999'")]
    [InlineData("A,2024-01-02,\"1,23,4\",1,1", "open: a number is expected, such as 12.5, not '1,23,4'")]
    [InlineData("A,2024-01-02,\"1,234\",1,1", "open: a number is expected that can be read in one way, without separators of thousands, not '1,234'")]
    [InlineData("A,2024-01-02,1.5,\"1,5\",1", "close: a number with a decimal point is expected, as in the rows before, not '1,5'")]
    [InlineData("A,2024-01-02,\"1,5\",1.5,1", "close: a number with a decimal comma is expected, as in the rows before, not '1.5'")]
    [InlineData("A,2024-01-02,1,1M,1", "close: a number is expected, such as 12.5, not '1M'")]
    [InlineData("A,2024-01-02,1,1 USD,1", "close: a number is expected, such as 12.5, not '1 USD'")]
    [InlineData("A,2024-01-02T25,1,1,1", "date: a date is expected, such as 2024-01-31, not '2024-01-02T25'")]
    [InlineData("A,2024-01-02,1,1e16,1", "close: a number of at most 1e15 is expected, not '1e16'")]
    [InlineData("A,2024-01-02,1,-1e308,1", "close: a number of at most 1e15 is expected, not '-1e308'")]
    [InlineData("A,9999-12-31,1,1,1", "date: a date of the years 1700 to 2299 is expected, not '9999-12-31'")]
    [InlineData("A,0001-01-01,1,1,1", "date: a date of the years 1700 to 2299 is expected, not '0001-01-01'")]
    [InlineData("A,2024-02-30,1,1,1", "date: a date is expected, such as 2024-01-31, not '2024-02-30'")]
    [InlineData("A,20240102,1,1,1", "date: a date is expected, such as 2024-01-31, not '20240102'")]
    [InlineData("A,02.01.2024,1,1,1", "date: a date is expected, such as 2024-01-31, not '02.01.2024'")]
    [InlineData("A,0000-01-02,1,1,1", "date: a date is expected, such as 2024-01-31, not '0000-01-02'")]
    [InlineData("A,,1,1,1", "date: a date is expected, such as 2024-01-31, not ''")]
    [InlineData(",2024-01-02,1,1,1", "symbol: the asset's name is missing")]
    [InlineData("A\u001b[2J,2024-01-02,1,1,1", "symbol: an asset's name is expected, not 'A?[2J', which contains invalid characters (the file must be UTF-8)")]
    public void A_bad_cell_is_told_with_its_line_its_column_and_what_is_expected(string row, string error) =>
        Refuses("p.csv", $"{Header}A,2024-01-01,1,1,1\n\n{row}\nA,2024-01-04,1,1,1\n", $"p.csv:4 {error}");

    [Fact]
    public void A_row_with_another_number_of_fields_is_told()
    {
        Refuses("p.csv", Header + "A,2024-01-02,1,1\n", "p.csv:2: 5 fields are expected, not 4");
        Refuses("p.csv", Header + "A,2024-01-02,1,1,1,1\n", "p.csv:2: 5 fields are expected, not 6");
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks() =>
        Refuses("p.csv", "symbol,note,date,close\r\nA,\"one\r\ntwo\",2024-01-02,1\r\nA,,2024-01-03,x\r\n", "p.csv:4 close: a number is expected, such as 12.5, not 'x'");

    [Fact]
    public void A_name_may_be_as_long_as_an_event_can_hold()
    {
        Assert.Equal(256, ReadPrices.Only("p.csv", $"{Header}{new string('A', 256)},2024-01-02,1,1,1\n").Asset.Length);
        Refuses("p.csv", $"{Header}{new string('A', 257)},2024-01-02,1,1,1\n", "p.csv:2 symbol: an asset's name of at most 256 characters is expected, not one of 257");
    }

    [Fact]
    public void A_row_that_never_ends_is_refused()
    {
        Refuses("p.csv", $"{Header}A,2024-01-02,1,1,1\n{new string('A', 2_000_000)}\n", "p.csv:3: a row of at most 1,048,576 characters is expected");
        Refuses("p.csv", new string('A', 2_000_000), "p.csv:1: a row of at most 1,048,576 characters is expected");
    }

    [Fact]
    public void Quotes_that_do_not_match_are_told_with_their_line() =>
        Assert.StartsWith("p.csv:3: ", Assert.Single(Errors("p.csv", Header + "A,2024-01-02,1,1,1\n\"A\"B,2024-01-03,1,1,1\n")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_not_utf_8_is_told_where_it_matters() => Assert.StartsWith(
        "p.csv:2 symbol: an asset's name is expected", Assert.Single(Errors(("p.csv", [.. "symbol,date,close\nM"u8, 0xFC, .. ",2024-01-02,1\n"u8]))).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_long_cell_is_cut() =>
        Refuses("p.csv", $"{Header}A,2024-01-02,1,{new string('x', 500)},1\n", $"p.csv:2 close: a number is expected, such as 12.5, not '{new string('x', 60)}…'");

    [Fact]
    public void Errors_of_one_kind_in_one_column_of_a_file_are_told_once_and_counted()
    {
        var text = Header + string.Concat(Enumerable.Range(1, 28).Select(i => $"A,2024-01-{i:00},x{i},1,1\n")) + "A,2024-01-29,1,y,1\nA,2024-01-30,1\nA,2024-01-31,1\n";

        var error = Assert.Throws<PriceFormatException>(() => Of(("a.csv", text), ("b.csv", Header + "A,2024-01-02,x,1,1\n")));

        Assert.Equal(
            [
                "a.csv:2 open: a number is expected, such as 12.5, not 'x1'; and 27 more of this kind, the last in line 29",
                "a.csv:30 close: a number is expected, such as 12.5, not 'y'",
                "a.csv:31: 5 fields are expected, not 3; and 1 more of this kind, the last in line 32",
                "b.csv:2 open: a number is expected, such as 12.5, not 'x'",
            ],
            error.Lines);
        Assert.Equal((27, 29), (error.Errors[0].More, error.Errors[0].LastLine));
    }

    [Fact]
    public void After_ten_errors_no_further_file_is_opened()
    {
        var bad = System.Text.Encoding.UTF8.GetBytes(Header + "A,what,1,1,1\n");
        PriceInput[] ten = [.. Enumerable.Range(0, 10).Select(i => Input($"{i}.csv", bad))];

        var error = Assert.Throws<PriceFormatException>(() => PriceReader.Read(
            [.. ten, new PriceInput("b.csv", () => throw new FileNotFoundException())], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ten.Select(file => file.Name), error.Errors.Select(each => each.File));
        Assert.Equal("These are the first 10 errors; the reading stopped there.", error.Lines[^1]);
    }

    [Fact]
    public void There_may_be_so_many_assets_and_not_one_more()
    {
        var most = Header + string.Concat(Enumerable.Range(1, PriceReader.MaxAssets).Select(i => $"A{i},2024-01-02,1,1,1\n"));

        Assert.Equal(PriceReader.MaxAssets, Of(("p.csv", most)).Series.Count);
        Refuses("p.csv", most + "B,2024-01-02,1,1,1\n", "p.csv:50002 symbol: there are more than 50,000 assets");
    }

    [Fact]
    public void The_message_holds_every_error()
    {
        var error = Assert.Throws<PriceFormatException>(() => Of(("a.csv", Header + "A,2024-01-02,1,x,1\nA,2024-01-03,y,1,1\n"), ("b.csv", "what")));

        Assert.Equal(3, error.Errors.Count);
        Assert.Equal(string.Join('\n', error.Errors), error.Message);
    }

    [Fact]
    public void Numbers_are_the_same_whatever_the_machine_is_set_to()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = comma;
            var prices = Of(("p.csv", Header + "A,2024-01-02,1.5,1.25,1\nA,2024-01-03,,-0.5,1\n"));

            Assert.Equal((1.5, 1.25), (prices.Series["A"].Bars[0].Open, prices.Series["A"].Bars[0].Close));
            Assert.Contains(prices.Files[0].Notes, note => note.Message == "the close of 2024-01-03 is -0.5; a replay skips it");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Trouble_with_the_medium_comes_through_as_it_is() => Assert.Throws<FileNotFoundException>(() =>
        PriceReader.Read([new PriceInput("p.csv", () => throw new FileNotFoundException())], cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void A_reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new Told(told => cancelled.Cancel());

        Assert.Throws<OperationCanceledException>(() => PriceReader.Read([Input("p.csv", "symbol,date,close\n"u8.ToArray())], null, progress, cancelled.Token));
    }

    [Fact]
    public void Progress_names_the_files_and_counts_the_lines()
    {
        List<PriceReadingProgress> told = [];
        PriceReader.Read([Input("a.csv", "symbol,date,close\nA,2024-01-02,1\n"u8.ToArray()), Input("b.csv", "symbol,date,close\nB,2024-01-02,1\n"u8.ToArray())], progress: new Told(told.Add), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([new("a.csv", 1, 2, 0), new("a.csv", 1, 2, 1), new("b.csv", 2, 2, 1), new("b.csv", 2, 2, 2)], told);
    }

    private sealed class Told(Action<PriceReadingProgress> tell) : IProgress<PriceReadingProgress>
    {
        public void Report(PriceReadingProgress value) => tell(value);
    }
}
