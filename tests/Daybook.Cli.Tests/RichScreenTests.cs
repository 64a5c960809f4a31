using System.Text.RegularExpressions;
using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed partial class RichScreenTests : TempJournal
{
    [Fact]
    public void Without_colour_there_is_no_escape_sequence_at_all()
    {
        var output = Show(80, colour: false);

        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("└── below", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_ends_with_or_without_colour(bool colour)
    {
        var output = new StringWriter();
        var screen = new RichScreen(output, 80, colour);
        screen.Line("one");
        screen.Line();
        screen.Line("two");
        screen.Flush();

        Assert.Equal("one\n\ntwo\n", output.ToString());
    }

    [Fact]
    public void With_colour_tones_are_told_by_the_terminals_own_colours()
    {
        var output = Show(80, colour: true);

        Assert.Contains("\u001b[31mwrong\u001b[0m", output, StringComparison.Ordinal);
        Assert.DoesNotContain("38;2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_may_go_goes_before_the_elastic_one_becomes_too_small()
    {
        var table = new TableView([new Column("a"), new Column("b", IsDroppable: true), new Column("c", IsElastic: true)], [["aaaaaaaaaa", "bbbbbbbbbb", new string('c', 60)]]);

        Assert.Equal([10, 10, 54], ColumnLayout.Fit(table, 78));
        Assert.Equal([10, 0, 28], ColumnLayout.Fit(table, 40));
        Assert.Equal([10, 10, 60], ColumnLayout.Fit(table, 200));
    }

    [Fact]
    public void One_long_text_in_a_column_that_keeps_its_width_does_not_hide_the_table()
    {
        var table = new TableView([new Column("id", IsNumber: true), new Column("asset"), new Column("reason", IsElastic: true)], [["4646", new string('a', 256), new string('r', 60)]]);

        Assert.Equal([4, 48, 24], ColumnLayout.Fit(table, 80));
        Assert.Equal([4, 36, 16], ColumnLayout.Fit(table, 60));
        Assert.Equal([4, 8, 8], ColumnLayout.Fit(table, 20));
    }

    [Fact]
    public async Task The_list_of_sessions_keeps_a_line_per_session_on_a_usual_terminal()
    {
        const string Id = "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";
        await RecordAsync(
            $$$"""{"timestamp":"2025-03-05T14:30:00Z","event_type":"session_start","session_id":"{{{Id}}}","reason":"began","metadata":{"kind":"rebalance"}}""",
            $$$"""{"timestamp":"2025-03-05T14:31:00Z","event_type":"session_end","session_id":"{{{Id}}}","reason":"over","metadata":{"status":"completed"},"execution_time_ms":1234.5}""");

        var result = (await OnJournalAsync(new CliSetting { Width = 80 }, "session")).Fine();

        Assert.Equal(2, result.Lines.Length);
        Assert.Matches("^0193a1b2-7c3d-7e4f.*…  rebalance  completed  2025-03-05 14:30", result.Lines[1]);
    }

    [Fact]
    public async Task A_root_is_shown_whole_however_narrow_the_terminal_is()
    {
        await RecordFourAsync();
        var root = MerkleRoot().Match((await OnJournalAsync("verify")).Fine().Output).Value;

        var narrow = (await OnJournalAsync(new CliSetting { Width = 40 }, "verify")).Fine();

        Assert.Contains(root, string.Concat(narrow.Lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_characters_count_as_what_they_take() => Assert.Equal([6], ColumnLayout.Natural(new TableView([new Column("x")], [["東京x!"]])));

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex MerkleRoot();

    private static string Show(int width, bool colour)
    {
        var output = new StringWriter();
        var screen = new RichScreen(output, width, colour);
        screen.Line(Piece.Bad("wrong"), " and ", Piece.Muted("quiet"));
        screen.Table(new TableView([new Column("name")], [["value"]]));
        var tree = new TreeView("top");
        tree.Add("below");
        screen.Tree(tree);
        screen.Command("daybook " + new string('x', 100));
        Assert.Contains("daybook " + new string('x', 100), output.ToString(), StringComparison.Ordinal);
        return output.ToString();
    }
}
