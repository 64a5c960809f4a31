using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

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

    [Fact]
    public void Without_a_factor_file_it_is_noted_that_prices_are_as_they_were_traded() =>
        Assert.Equal([(0, PriceNoteCodes.NotAdjusted)], Of(("aapl.zip", Zip(("aapl.csv", Rows)))).Files[0].Notes.Select(note => (note.Line, note.Code)));

    [Fact]
    public void A_factor_file_adjusts_prices_up_to_each_of_its_dates()
    {
        // A dividend after the 8th and a split of 4 for 1 after the 9th, as LEAN writes them: on the last day before.
        const string Daily = "20130107 00:00,4000000,4040000,3960000,4000000,10\n20130108 00:00,4000000,4040000,3960000,4000000,10\n20130109 00:00,3960000,3960000,3960000,3960000,10\n20130110 00:00,1000000,1010000,990000,1000000,40\n";
        const string Factors = "19980102,0.99,0.25\n20130108,0.99,0.25,400\n20130109,1,0.25,396\n20501231,1,1,0\n";

        var prices = PriceReader.Read([WithFactors("aapl.csv", Daily, Factors)], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                (99, 99, 99.99, 98.01, 10),
                (99, 99, 99.99, 98.01, 10),
                (99, 99, 99, 99, 10),
                (100, 100, 101, 99, 40),
            ],
            prices.Series["AAPL"].Bars.Select(bar => (Math.Round(bar.Open, 9), Math.Round(bar.Close, 9), Math.Round(bar.High, 9), Math.Round(bar.Low, 9), bar.Volume)));
        Assert.DoesNotContain(prices.Files[0].Notes, note => note.Code is PriceNoteCodes.PossibleSplit or PriceNoteCodes.NotAdjusted);
        Assert.Contains(
            new PriceNote(0, "AAPL", PriceNoteCodes.Adjusted, "prices are adjusted for splits and dividends by factor_files/aapl.csv: 4 rows, factors from 0.2475 to 1"), prices.Files[0].Notes);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Factors))), prices.Files[0].FactorsSha256);
    }

    [Fact]
    public void Prices_whose_factor_LEAN_does_not_know_are_skipped_and_noted()
    {
        var prices = PriceReader.Read([WithFactors("a.csv", "20130107 00:00,1,1,1,1,1\n20130108 00:00,20000,20000,20000,20000,1\n", "20130107,1,1.6e+6\n20501231,1,1\n")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([2], prices.Series["A"].Bars.Select(bar => bar.Close));
        Assert.Contains(new PriceNote(1, "A", PriceNoteCodes.NoClose, "2013-01-07 has no close that could be adjusted: the factor is not known; the row was skipped"), prices.Files[0].Notes);
    }

    [Fact]
    public void A_damaged_factor_file_is_an_error_that_names_it() => Assert.Equal(
        "factor_files/aapl.csv:2: a row of a LEAN factor file is expected, such as 20140606,0.9741588,0.142857, not 'what'",
        Assert.Throws<PriceFormatException>(() => PriceReader.Read([WithFactors("aapl.csv", Rows, "20130107,1,1\nwhat\n")], cancellationToken: TestContext.Current.CancellationToken)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void A_factor_file_without_a_row_adjusts_nothing_and_is_refused(string factors) => Assert.StartsWith(
        "factor_files/aapl.csv: the LEAN factor file holds no row",
        Assert.Throws<PriceFormatException>(() => PriceReader.Read([WithFactors("aapl.csv", Rows, factors)], cancellationToken: TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Prices_that_are_wanted_as_they_were_traded_are_noted_as_such() => Assert.Equal(
        "LEAN's prices are taken as they were traded, as was asked (--raw): splits and dividends look like moves",
        PriceReader.Read([WithFactors("aapl.csv", Rows, "20501231,1,1\n") with { IsRaw = true }], cancellationToken: TestContext.Current.CancellationToken).Files[0].Notes[0].Message);

    [Fact]
    public void A_factor_file_is_not_opened_for_other_layouts() => Assert.Null(Assert.Single(PriceReader.Read(
        [Input("A.csv", "Date,Close\n2024-01-02,1\n"u8.ToArray()) with { Factors = new PriceInput("factor_files/a.csv", () => throw new FileNotFoundException()) }],
        cancellationToken: TestContext.Current.CancellationToken).Files).FactorsSha256);

    [Fact]
    public void A_factor_file_among_the_prices_is_told_as_such() =>
        Assert.StartsWith("aapl.csv:1: it is a factor file of LEAN", Assert.Single(Errors("aapl.csv", "19980102,0.9,0.03\n20501231,1,1\n")).ToString(), StringComparison.Ordinal);

    private static PriceInput WithFactors(string name, string daily, string factors) =>
        Input(name, System.Text.Encoding.UTF8.GetBytes(daily)) with { Factors = Input($"factor_files/{name}", System.Text.Encoding.UTF8.GetBytes(factors)) };
}
