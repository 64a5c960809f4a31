using System.Text;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>CSV that other systems wrote, under the reference's column names.</summary>
public sealed class CsvTests : IDisposable
{
    private const string Header = "asset,event_type,timestamp,event_category,reason,session_id,score_after,active_positions,metadata\n";

    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Columns_come_in_any_order_and_some_are_missing()
    {
        var path = _folder.Write("events.csv", Header + "AAPL,position_open,2025-04-28 12:00:00.5,portfolio,\"one, two\",s1,-0.5,34.0,\"{\"\"a\"\": 1.0}\"\n");

        var report = await _journal.ImportAsync(path);

        var row = Assert.Single(_journal.Rows);
        Assert.Equal(("AAPL", "position_open", "portfolio", "one, two", "s1"), (row.Asset, row.Type.Name, row.Category.Name, row.Reason, row.SessionId));
        Assert.Equal((-0.5, 34L, "{\"a\":1.0}"), (row.ScoreAfter, row.ActivePositions, row.Metadata!.ToString()));
        Assert.Equal(new DateTimeOffset(2025, 4, 28, 12, 0, 0, 500, TimeSpan.Zero), row.OccurredAt);
        Assert.Equal((1, "csv:events.csv", "csv:events.csv"), (report.Imported, row.Origin, report.Origin));
        Assert.Equal(3, _journal.Events.Count);
    }

    [Fact]
    public async Task An_apostrophe_of_another_system_is_text_and_an_empty_cell_is_absent()
    {
        await _journal.ImportAsync(_folder.Write("events.csv", Header + "'AAPL,x,2025-04-28,portfolio,,,,,\n',x,2025-04-28,portfolio,,,,,\n,x,2025-04-28,portfolio,,,,,\n"));

        Assert.Equal(["'AAPL", "'", null], _journal.Rows.Select(row => row.Asset));
        Assert.All(_journal.Rows, row => Assert.Equal("", row.Reason));
    }

    [Fact]
    public async Task Rows_without_a_session_get_the_imports_and_the_same_file_twice_adds_nothing()
    {
        var path = _folder.Write("events.csv", Header + "A,x,2025-04-28,portfolio,r,,,,\nA,x,2025-04-28,portfolio,r,,,,\n");

        var first = await _journal.ImportAsync(path, new ImportOptions { Actor = "bob" });
        var second = await _journal.ImportAsync(path, new ImportOptions { Actor = "bob" });

        Assert.Equal((2, 0, 0, 2), (first.Imported, first.AlreadyPresent, second.Imported, second.AlreadyPresent));
        Assert.All(_journal.Rows, row => Assert.Equal((first.SessionId, "bob"), (row.SessionId, row.Actor)));
    }

    [Fact]
    public async Task A_byte_order_mark_carriage_returns_blank_lines_and_compression_make_no_difference()
    {
        var text = Encoding.UTF8.GetBytes(Header.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n \r\nA,x,2025-04-28,portfolio,\"a\r\nb\rc\",,,,\r\n");

        await _journal.ImportAsync(_folder.WriteBytes("any", TempFolder.Gzip([0xEF, 0xBB, 0xBF, .. text])));

        Assert.Equal("a\r\nb\rc", Assert.Single(_journal.Rows).Reason);
    }

    [Theory]
    [InlineData("A,x,soon,portfolio,r,,,,", 5, "timestamp: an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z, not 'soon'")]
    [InlineData("A,,2025-04-28,portfolio,r,,,,", 3, "event_type: it is empty")]
    [InlineData("A,x,,portfolio,r,,,,", 5, "timestamp: it is empty")]
    [InlineData("A,x,2025-04-28,,r,,,,", 16, "event_category: it is empty")]
    [InlineData("\"é\",x,2025-04-28,portfolio,r,,high,,", 31, "score_after: a number is expected, not 'high'")]
    [InlineData("A,x,2025-04-28,portfolio,r,,1e999,,", 29, "score_after: a number is expected, not '1e999'")]
    [InlineData("A,x,2025-04-28,portfolio,r,,,0.5,", 30, "active_positions: a whole number is expected, not '0.5'")]
    [InlineData("A,x,2025-04-28,portfolio,r,,,,[1]", 31, "metadata: it must be a JSON object")]
    [InlineData("A,x,2025-04-28,portfolio,r,,,,\"{\"\"a\"\":1,\"\"a\"\":2}\"", 31, "metadata: the key 'a' appears twice")]
    [InlineData("A,x,2025-04-28,portfolio,r,,,,,", 1, "10 fields; the header names 9 columns")]
    [InlineData("A,x,2025-04-28,portfolio,r", 1, "5 fields; the header names 9 columns")]
    [InlineData("A,x,2025-04-28,portfolio,\"r,,,,", 26, "reason: a quote opens here and is never closed; close it, or write a quote that is part of the text twice and the cell in quotes")]
    [InlineData("A,x,2025-04-28,portfolio,\"r\"x,,,,", 29, "reason: a quote closes the text before this place, and only the next column may follow it; write a quote that is part of the text twice")]
    public async Task A_bad_row_is_named_by_line_and_column_and_leaves_nothing_behind(string row, int? column, string problem)
    {
        var path = _folder.Write("events.csv", Header + string.Concat(Enumerable.Repeat("A,x,2025-04-28,portfolio,\"two\nlines\",,,,\n", 3_000)) + row);

        var error = await _journal.RefusesAsync(path);

        Assert.Equal((path, 6_002, column), (error.File, error.Line, error.Column));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timestamp,event_type\n", "the column 'event_category' is missing")]
    [InlineData("timestamp,event_type,event_category,timestamp\n", "the column 'timestamp' appears twice")]
    [InlineData("timestamp,event_type,event_category,mood\n", "an event has no column 'mood'")]
    [InlineData("", "it is empty; its first line must name its columns")]
    public async Task A_bad_header_is_refused(string text, string problem)
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", text));

        Assert.Equal((1, 1), (error.Line, error.Column));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_stored_is_named_where_it_stands()
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", Header + $"A,x,2025-04-28,portfolio,r,{new string('s', 300)},,,\n"));

        Assert.Equal((2, 28), (error.Line, error.Column));
        Assert.Contains("session_id: 300 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_named_where_it_starts()
    {
        var good = string.Concat(Enumerable.Repeat("A,x,2025-04-28,portfolio,r,,,,\n", 5_000));

        var error = await _journal.RefusesAsync(_folder.WriteBytes("events.csv", [.. Encoding.UTF8.GetBytes(Header + good + "é,"), 0xC3, (byte)',']));

        Assert.Equal((5_002, 3), (error.Line, error.Column));
        Assert.Contains("not valid UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = TempFolder.Gzip(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, 40).Select(i => $"A{i},x,2025-04-28,portfolio,\"r{i * 7919}\",,,,\n"))));

        for (var length = 2; length < whole.Length; length++)
        {
            var error = await _journal.RefusesAsync(_folder.WriteBytes("events.csv.gz", whole[..length]));
            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
            Assert.Single(error.Lines);
            Assert.Null(error.Line);
        }
    }

    [Fact]
    public async Task A_row_without_end_is_refused_before_it_fills_the_memory()
    {
        var error = await _journal.RefusesAsync(_folder.WriteBytes("events.csv.gz", TempFolder.Gzip([.. Encoding.UTF8.GetBytes(Header + "\""), .. new byte[20_000_000]])));

        Assert.Equal(2, error.Line);
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_begins_with_a_NUL_is_a_row_and_refused_with_its_place()
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", Header + "\0A,x,2025-04-28,portfolio,r,,,,\n"));

        Assert.Equal((2, 1), (error.Line, error.Column));
    }
}
