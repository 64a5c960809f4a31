using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class PriceNoteTests
{
    private const string Header = "symbol,date,close,volume\n";

    [Fact]
    public void A_row_without_a_close_is_skipped() =>
        Notes(Header + "A,2024-01-02,1,\nA,2024-01-03,,5\n", new PriceNote(3, "A", PriceNoteCodes.NoClose, "2024-01-03 has no close; the row was skipped"));

    [Fact]
    public void A_close_that_is_not_above_0_is_kept()
    {
        const string Text = Header + "A,2024-01-02,0,\nA,2024-01-03,-36.98,\nA,2024-01-04,1,\n";

        Assert.Equal([0, -36.98, 1], ReadPrices.Only("p.csv", Text).Bars.Select(bar => bar.Close));
        Notes(
            Text,
            new PriceNote(2, "A", PriceNoteCodes.CloseNotPositive, "the close of 2024-01-02 is 0; a replay skips it"),
            new PriceNote(3, "A", PriceNoteCodes.CloseNotPositive, "the close of 2024-01-03 is -36.98; a replay skips it"));
    }

    [Fact]
    public void A_row_that_stands_twice_counts_once_with_what_either_knows()
    {
        const string Text = Header + "A,2024-01-02,1,\nA,2024-01-02,1,7\n";

        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 1) with { Volume = 7 }], ReadPrices.Only("p.csv", Text).Bars);
        Notes(Text, new PriceNote(3, "A", PriceNoteCodes.DuplicateRow, "2024-01-02 is already in prices.csv:2; it counts once"));
    }

    [Fact]
    public void Dates_in_no_order_are_sorted_and_noted_once_an_asset()
    {
        const string Text = Header + "A,2024-01-02,1,\nB,2024-01-02,1,\nA,2024-01-04,1.2,\nA,2024-01-03,1.1,\nB,2024-01-03,1,\nA,2024-01-05,1.2,\nA,2024-01-01,1,\n";

        Assert.Equal([1, 1, 1.1, 1.2, 1.2], Of(("p.csv", Text)).Series["A"].Bars.Select(bar => bar.Close));
        Notes(Text, new PriceNote(5, "A", PriceNoteCodes.UnsortedDates, "2024-01-03 comes after 2024-01-04; the asset's rows were sorted by date"));
    }

    [Fact]
    public void A_low_over_the_high_is_noted_once() => Assert.Equal(
        1, Of(("p.csv", "symbol,date,open,high,low,close\nA,2024-01-02,10,9,11,10\n")).Files[0].NoteCounts[PriceNoteCodes.BarContradiction]);

    [Fact]
    public void The_newest_row_may_stand_first()
    {
        const string Text = Header + "A,2024-01-04,1.2,\nA,2024-01-03,1.1,\nB,2024-01-02,1,\nA,2024-01-02,1,\n";

        Assert.Equal([1, 1.1, 1.2], Of(("p.csv", Text)).Series["A"].Bars.Select(bar => bar.Close));
        Notes(Text);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("#N/A N/A")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("-")]
    [InlineData(".")]
    public void What_is_not_known_is_no_number_and_no_error(string word)
    {
        var text = $"symbol,date,open,close\nA,2024-01-02,1,{word}\nA,2024-01-03,{word},10\n";

        Assert.Equal([PriceBar.OfClose(Day("2024-01-03"), 10)], ReadPrices.Only("p.csv", text).Bars);
        Notes(text, new PriceNote(2, "A", PriceNoteCodes.NoClose, "2024-01-02 has no close; the row was skipped"));
    }

    [Theory]
    [InlineData("1.3", null)]
    [InlineData("0.7", null)]
    [InlineData("1.31", "the close went from 1 on 2024-01-02 to 1.31 on 2024-01-03: +31 %")]
    [InlineData("0.55", "the close went from 1 on 2024-01-02 to 0.55 on 2024-01-03: -45 %")]
    public void A_move_of_more_than_30_percent_is_noted(string close, string? message)
    {
        PriceNote[] expected = message is null ? [] : [new(3, "A", PriceNoteCodes.LargeMove, message)];

        Notes($"{Header}A,2024-01-02,1,\nA,2024-01-03,{close},\n", expected);
    }

    [Theory]
    [InlineData("0.505", "0.505 on 2024-01-03, as by a split of 2 for 1 that was not adjusted for; it was kept")]
    [InlineData("0.8", "0.8 on 2024-01-03, as by a split of 5 for 4 that was not adjusted for; it was kept")]
    [InlineData("10", "10 on 2024-01-03, as by a split of 1 for 10 that was not adjusted for; it was kept")]
    public void A_move_by_a_simple_ratio_is_noted_as_what_it_looks_like(string close, string message) =>
        Notes($"{Header}A,2024-01-02,1,\nA,2024-01-03,{close},\n", new PriceNote(3, "A", PriceNoteCodes.PossibleSplit, $"the close went from 1 on 2024-01-02 to {message}"));

    [Fact]
    public void A_bar_that_contradicts_itself_is_kept_and_noted()
    {
        const string Text = "symbol,date,open,high,low,close\nA,2024-01-02,70,71,69,70\nA,2024-01-03,7000,71,69,75\n";

        Assert.Equal(7000, ReadPrices.Only("p.csv", Text).Bars[1].Open);
        Notes(
            Text,
            new PriceNote(3, "A", PriceNoteCodes.BarContradiction, "the close of 2024-01-03, 75, is over the high, 71; nothing is traded at it"),
            new PriceNote(3, "A", PriceNoteCodes.BarContradiction, "the open of 2024-01-03, 7000, is over the high, 71; nothing is traded at it"));
    }

    [Fact]
    public void A_move_from_a_close_that_is_not_above_0_is_none() =>
        Assert.Equal([PriceNoteCodes.CloseNotPositive, PriceNoteCodes.LargeMove], ReadPrices.Notes(Header + "A,2024-01-02,18.31,\nA,2024-01-03,-36.98,\nA,2024-01-04,8.91,\n").Select(note => note.Code));

    [Fact]
    public void A_hole_of_more_than_ten_days_is_noted() => Notes(
        Header + "A,2024-01-02,1,\nA,2024-01-12,1,\nA,2024-01-23,1,\n",
        new PriceNote(4, "A", PriceNoteCodes.Hole, "nothing between 2024-01-12 and 2024-01-23, 11 days later"));

    [Fact]
    public void A_file_without_rows_is_noted() => Notes(Header, new PriceNote(0, null, PriceNoteCodes.NoPrices, "it has a first line, and no rows"));

    [Fact]
    public void Of_each_code_the_first_hundred_by_line_are_listed_and_all_are_counted()
    {
        // The assets come in falling order, and what is noted when the series are made comes in rising order.
        var text = Header + string.Concat(Enumerable.Range(0, 1200).Reverse().Select(i => $"A{i:0000},2024-01-02,0,\nA{i:0000},2024-01-02,0,\n"));

        var file = Assert.Single(Of(("p.csv", text)).Files);
        var notes = file.Notes;

        Assert.Equal(200, notes.Count);
        Assert.Equal([(PriceNoteCodes.CloseNotPositive, 2400), (PriceNoteCodes.DuplicateRow, 1200)], file.NoteCounts.Select(code => (code.Key, code.Value)));
        Assert.Equal(Enumerable.Range(2, 100), notes.Where(note => note.Code == PriceNoteCodes.CloseNotPositive).Select(note => note.Line));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (2 * i) + 1), notes.Where(note => note.Code == PriceNoteCodes.DuplicateRow).Select(note => note.Line));
        Assert.Equal(notes.OrderBy(note => note.Line), notes);
        Assert.Equal(3600, Assert.Single(Of(new PriceReadingOptions { NotesOfCode = int.MaxValue }, ("p.csv", text)).Files).Notes.Count);
    }

    [Fact]
    public void The_codes_are_closed() => Assert.Equal(
        ["adjusted", "bar_contradiction", "close_not_positive", "duplicate_row", "hole", "large_move", "no_close", "no_prices", "not_adjusted", "possible_split", "preamble", "unsorted_dates"],
        typeof(PriceNoteCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    private static void Notes(string text, params PriceNote[] expected) => Assert.Equal(expected, ReadPrices.Notes(text));
}
