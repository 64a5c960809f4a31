using Daybook.Engine.Prices;
using static Daybook.Engine.Tests.Prices.ReadPrices;

namespace Daybook.Engine.Tests.Prices;

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
            new PriceNote(2, "A", PriceNoteCodes.CloseNotPositive, "the close of 2024-01-02 is 0; it was kept"),
            new PriceNote(3, "A", PriceNoteCodes.CloseNotPositive, "the close of 2024-01-03 is -36.98; it was kept"));
    }

    [Fact]
    public void A_row_that_stands_twice_counts_once_with_what_either_knows()
    {
        const string Text = Header + "A,2024-01-02,1,\nA,2024-01-02,1,7\n";

        Assert.Equal([PriceBar.OfClose(Day("2024-01-02"), 1) with { Volume = 7 }], ReadPrices.Only("p.csv", Text).Bars);
        Notes(Text, new PriceNote(3, "A", PriceNoteCodes.DuplicateRow, "2024-01-02 stands in prices.csv:2 already; it counts once"));
    }

    [Fact]
    public void Dates_that_do_not_rise_are_sorted_and_noted_once_an_asset()
    {
        const string Text = Header + "A,2024-01-04,1.2,\nB,2024-01-02,1,\nA,2024-01-03,1.1,\nA,2024-01-02,1,\nB,2024-01-03,1,\n";

        Assert.Equal([1, 1.1, 1.2], Of(("p.csv", Text)).Series["A"].Bars.Select(bar => bar.Close));
        Notes(Text, new PriceNote(4, "A", PriceNoteCodes.UnsortedDates, "2024-01-03 stands after 2024-01-04; the asset's rows were sorted by date"));
    }

    [Theory]
    [InlineData("1.5", null)]
    [InlineData("0.5", null)]
    [InlineData("1.51", "the close went from 1 on 2024-01-02 to 1.51 on 2024-01-03: +51 %")]
    [InlineData("0.4", "the close went from 1 on 2024-01-02 to 0.4 on 2024-01-03: -60 %")]
    public void A_move_of_more_than_half_is_noted(string close, string? message)
    {
        PriceNote[] expected = message is null ? [] : [new(3, "A", PriceNoteCodes.LargeMove, message)];

        Notes($"{Header}A,2024-01-02,1,\nA,2024-01-03,{close},\n", expected);
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
    public void Of_each_code_the_first_hundred_by_line_are_listed_and_the_others_counted()
    {
        // The assets come in falling order, and what is noted when the series are made comes in rising order.
        var text = Header + string.Concat(Enumerable.Range(0, 1200).Reverse().Select(i => $"A{i:0000},2024-01-02,0,\nA{i:0000},2024-01-02,0,\n"));

        var notes = ReadPrices.Notes(text);

        Assert.Equal(202, notes.Count);
        Assert.Equal(
            [
                new PriceNote(0, null, PriceNoteCodes.CloseNotPositive, "2,300 more like the first 100, which alone are listed"),
                new PriceNote(0, null, PriceNoteCodes.DuplicateRow, "1,100 more like the first 100, which alone are listed"),
            ],
            notes.Take(2));
        Assert.Equal(Enumerable.Range(2, 100), notes.Where(note => note.Line > 0 && note.Code == PriceNoteCodes.CloseNotPositive).Select(note => note.Line));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (2 * i) + 1), notes.Where(note => note.Line > 0 && note.Code == PriceNoteCodes.DuplicateRow).Select(note => note.Line));
        Assert.Equal(notes.OrderBy(note => note.Line), notes);
    }

    [Fact]
    public void The_codes_are_closed() => Assert.Equal(
        ["close_not_positive", "duplicate_row", "hole", "large_move", "no_close", "no_prices", "unsorted_dates"],
        typeof(PriceNoteCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    private static void Notes(string text, params PriceNote[] expected) => Assert.Equal(expected, ReadPrices.Notes(text));
}
