using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

public sealed class RecordedRunErrorTests : IDisposable
{
    private const string Good = "2025-01-02,AAPL,BUY,1,2,2,r,0.1,0.2,b,r\n";

    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2025-1-2,AAPL,BUY,1,2,2,r,0.1,0.2,b,r", 1, "date: a date is expected")]
    [InlineData("2025-01-02,,BUY,1,2,2,r,0.1,0.2,b,r", 12, "asset: it is empty")]
    [InlineData("2025-01-02,AAPL,SHORT,1,2,2,r,0.1,0.2,b,r", 17, "action: BUY, SELL or HOLD is expected, not 'SHORT'")]
    [InlineData("2025-01-02,AAPL,BUY,one,2,2,r,0.1,0.2,b,r", 21, "quantity: a number is expected, not 'one'")]
    [InlineData("2025-01-02,AAPL,BUY,1,2,2,\"a \"\"b\"\", c\",0.1,NaN,b,r", 44, "score_after: a number is expected, not 'NaN'")]
    [InlineData("2025-01-02,AAPL,BUY,1,2,2,\"two\nlines, here\",0.1,x,b,r", 18, "score_after: a number is expected")]
    [InlineData("2025-01-02,AAPL,BUY,1,2,2,r,0.1,0.2,b", 1, "10 fields; the header names 11 columns")]
    [InlineData("2025-01-02,AAPL,BUY,1,2,2,\"r,0.1,0.2,b,r", 27, "reason: a quote opens here and is never closed")]
    public async Task A_bad_row_is_named_by_line_and_column_and_leaves_nothing_behind(string row, int? column, string problem)
    {
        var line = row.Contains('\n', StringComparison.Ordinal) ? 5 : 4;
        _folder.Write("run/position_changes.csv", $"{Make.Changes}\n{Good}{row}");

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Equal((_folder["run/position_changes.csv"], line, column), (error.File, error.Line, error.Column));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        _folder.Write("run/position_changes.csv", Make.Changes.Replace(",reason", "", StringComparison.Ordinal));

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Equal(1, error.Line);
        Assert.Contains("the column 'reason' is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_stands_twice_is_named()
    {
        _folder.Write("run/position_changes.csv", Make.Changes.Replace("regime", "regime,desk,desk", StringComparison.Ordinal) + Good);

        Assert.Contains("the column 'desk' appears twice", (await _journal.RefusesAsync(_folder["run"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        _folder.Write("run/position_changes.csv", "");

        Assert.Equal(1, (await _journal.RefusesAsync(_folder["run"])).Line);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_named_by_line_and_column()
    {
        Make.Run(_folder);
        _folder.WriteBytes("run/position_changes.csv", [.. System.Text.Encoding.UTF8.GetBytes(Make.Changes + "2025-é"), 0xFF, (byte)'\n']);

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Equal((2, 7), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{\n \"A\": [ {\"date\": \"soon\", \"combined_score\": 1} ] }", 2, 18, "date")]
    [InlineData("{\n \"A\": [ {\"date\": \"2025-01-02\", \"combined_score\": \"x\"} ] }", 2, 50, "combined_score")]
    [InlineData("{\n \"A\": [ {\"date\": \"2025-01-02\", \"x\": 1, \"x\": 2} ] }", 2, 9, "")]
    [InlineData("{\n \"A\": [ {\"combined_score\": 1e999, \"date\": \"2025-01-02\"} ] }", 2, 28, "score_after")]
    [InlineData("{\n \"A\": {} }", 2, 7, "list")]
    [InlineData("{\n \"A\": [ 5 ] }", 2, 9, "record")]
    [InlineData("{\n \"A\": [ {\"date\": NaN} ] }", 2, 18, "")]
    [InlineData("{\n \"A\": [", null, null, "")]
    [InlineData("[]", 1, 1, "object")]
    public async Task A_bad_score_is_named_by_line_and_column(string json, int? line, int? column, string problem)
    {
        Make.Run(_folder);
        _folder.Write("run/position_history.json", json);

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Equal(_folder["run/position_history.json"], error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        if (line is not null)
            Assert.Equal((line, column), ((int?)error.Line, error.Column));
    }

    [Fact]
    public async Task Bad_metrics_are_named_by_line_and_column()
    {
        Make.Run(_folder);
        _folder.Write("run/performance_metrics.json", "{\n  \"sharpe_ratio\": NaN }");

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Equal((_folder["run/performance_metrics.json"], 2, 19), (error.File, error.Line, error.Column));
    }

    [Fact]
    public async Task A_folder_without_position_changes_is_not_a_recorded_run()
    {
        var error = await _journal.RefusesAsync(_folder.Path);

        Assert.Contains("position_changes.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_a_kind_are_refused()
    {
        _folder.Write("run/one_position_changes.csv", Make.Changes);
        _folder.Write("run/two_position_changes.csv", Make.Changes);

        var error = await _journal.RefusesAsync(_folder["run"]);

        Assert.Contains("'one_position_changes.csv' and 'two_position_changes.csv' are both a position_changes.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_where_nothing_is_is_named()
    {
        var error = await _journal.RefusesAsync(_folder["absent.jsonl"]);

        Assert.Contains("absent.jsonl: there is no such file or folder", error.Message, StringComparison.Ordinal);
    }
}
