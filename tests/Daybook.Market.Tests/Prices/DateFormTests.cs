using System.Globalization;
using CsCheck;
using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class DateFormTests
{
    [Theory]
    [InlineData("2022-01-03 00:00:00")]
    [InlineData("2022-01-03 00:00:00-05:00")]
    [InlineData("2022-01-03T00:00:00")]
    [InlineData("2022-01-03T00:00:00.000Z")]
    [InlineData("2022-01-03 23:30:00+0000")]
    [InlineData("2022-01-03 16:00")]
    [InlineData("20220103")]
    [InlineData("2022/01/03")]
    [InlineData("2022.1.3")]
    [InlineData("03-Jan-2022")]
    [InlineData("3-Jan-22")]
    [InlineData("\"Jan 3, 2022\"")]
    [InlineData("\"January 03, 2022\"")]
    public void The_trading_day_is_the_date_as_it_is_written(string date) => Assert.Equal(Day("2022-01-03"), Assert.Single(ReadPrices.Only("p.csv", $"symbol,date,close\nA,{date},1\n").Bars).Date);

    [Theory]
    [InlineData("01/02/2023", "01/13/2023", "2023-01-02")]
    [InlineData("01/02/2023", "13/01/2023", "2023-02-01")]
    [InlineData("1.2.2023", "13.1.2023", "2023-02-01")]
    [InlineData("01-02-2023", "13-01-2023", "2023-02-01")]
    [InlineData("1/2/2023 16:00:00", "1/13/2023 16:00:00", "2023-01-02")]
    public void The_files_own_dates_decide_which_number_is_the_day(string open, string deciding, string day)
    {
        foreach (var rows in (string[])[$"A,{open},1\nA,{deciding},1.1\n", $"A,{deciding},1.1\nA,{open},1\n"])
            Assert.Equal(1, ReadPrices.Only("p.csv", "symbol,date,close\n" + rows).At(Day(day))?.Close);
    }

    [Theory]
    [InlineData("01/02/2023", "dd/MM/yyyy or MM/dd/yyyy")]
    [InlineData("1.2.2023", "dd.MM.yyyy or MM.dd.yyyy")]
    public void Where_nothing_decides_it_the_option_is_named(string date, string choice) => Refuses(
        "p.csv", $"symbol,date,close\nA,{date},1\nB,{date},1\n", $"p.csv:2 date: a date is expected that can be read in one way, and no date in the file shows which number is the day; set it with --date-format {choice}, not '{date}'");

    [Fact]
    public void Dates_that_contradict_one_another_are_told() => Refuses(
        "p.csv", "symbol,date,close\nA,01/13/2023,1\nA,14/01/2023,1\n", "p.csv:3 date: a date is expected, such as 01/31/2024, with the month first, not '14/01/2023'");

    [Fact]
    public void What_is_noted_of_days_that_were_decided_later_names_their_lines() => Assert.Equal(
        [new PriceNote(2, "A", PriceNoteCodes.NoClose, "2023-02-01 has no close; the row was skipped")], Notes("symbol,date,close\nA,01/02/2023,\nA,13/02/2023,1\n"));

    [Theory]
    [InlineData("MM/dd/yyyy", "01/02/2023")]
    [InlineData("d.M.yyyy", "2.1.2023")]
    [InlineData("yyyyMMdd HH:mm zzz", "20230102 23:30 -05:00")]
    [InlineData("dd MMM yy", "02 Jan 23")]
    public void A_format_can_be_said(string format, string date) =>
        Assert.Equal(Day("2023-01-02"), Assert.Single(Of(new PriceReadingOptions { DateFormat = format }, ("p.csv", $"symbol,date,close\nA,{date},1\n")).Series["A"].Bars).Date);

    [Fact]
    public void A_date_of_another_format_is_told() => Assert.Equal(
        "p.csv:2 date: a date is expected, such as 31.01.2024, not '2023-01-02'",
        Assert.Throws<PriceFormatException>(() => Of(new PriceReadingOptions { DateFormat = "dd.MM.yyyy" }, ("p.csv", "symbol,date,close\nA,2023-01-02,1\n"))).Message);

    [Fact]
    public void Days_in_any_form_are_the_same_days() => Gen.Select(Gen.Int[0, 9000].Array[1, 30], Gen.OneOf("yyyyMMdd", "yyyy/MM/dd", "dd/MM/yyyy", "MM/dd/yyyy", "d.M.yyyy", "M-d-yyyy", "dd-MMM-yyyy", "yyyy-MM-dd HH:mm:ss")).Sample((days, format) =>
    {
        // The 30th decides what would be open.
        var dates = days.Select(day => new DateTime(2000, 1, 30).AddDays(day)).Append(new DateTime(2000, 1, 30)).Distinct().ToList();

        var read = ReadPrices.Only("p.csv", "symbol,date,close\n" + string.Concat(dates.Select(date => $"A,{date.ToString(format, CultureInfo.InvariantCulture)},1\n")));

        Assert.Equal(dates.Order().Select(DateOnly.FromDateTime), read.Bars.Select(bar => bar.Date));
    });
}
