using Daybook.Exchange.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Daybook.Exchange.Tests.Importing;

public sealed class ReferenceFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_become_events_by_id_with_naive_times_in_UTC()
    {
        var path = Make.ReferenceFile(
            _folder["portfolio_events.db"],
            Make.Insert(", id, asset, action, score_before, size_after, active_positions, metadata, execution_time_ms", ", 9, 'TSLA', 'block', 1, '0.25', 3, '{\"recent_cycles\": 1.0}', 2.5"),
            Make.Insert(", id, asset", ", 4, 'NVDA'", "'2025-04-28 12:00:00+02:00'"));

        var report = await _journal.ImportAsync(path);

        Assert.Equal((2, 0), (report.Imported, report.AlreadyPresent));
        Assert.Equal(["NVDA", "TSLA"], _journal.Rows.Select(row => row.Asset));
        var row = _journal.Rows[1];
        Assert.Equal(new DateTimeOffset(2025, 4, 28, 12, 6, 28, 800, TimeSpan.Zero), row.OccurredAt);
        Assert.Equal(("t1", "s1", "r", "block"), (row.TraceId, row.SessionId, row.Reason, row.Action));
        Assert.Equal((1.0, 0.25, 3L, 2.5), (row.ScoreBefore, row.SizeAfter, row.ActivePositions, row.ExecutionTimeMs));
        Assert.Equal("""{"recent_cycles":1.0}""", row.Metadata!.ToString());
        Assert.Equal("reference-sqlite:portfolio_events.db", row.Origin);
        Assert.Equal(new DateTimeOffset(2025, 4, 28, 10, 0, 0, TimeSpan.Zero), _journal.Rows[0].OccurredAt);
        Assert.Null(_journal.Rows[0].ScoreBefore);
        Assert.Null(_journal.Rows[0].Metadata);
    }

    [Theory]
    [InlineData("'{}'", null)]
    [InlineData("'not json'", """{"raw_metadata":"not json"}""")]
    [InlineData("'[1, 2]'", """{"raw_metadata":"[1, 2]"}""")]
    [InlineData("'{\"a\": NaN}'", """{"raw_metadata":"{\u0022a\u0022: NaN}"}""")]
    [InlineData("''", """{"raw_metadata":""}""")]
    [InlineData("5", """{"raw_metadata":"5"}""")]
    public async Task Metadata_that_is_no_object_is_kept_as_text(string stored, string? expected)
    {
        await _journal.ImportAsync(Make.ReferenceFile(_folder["a.db"], Make.Insert(", metadata", $", {stored}")));

        Assert.Equal(expected, _journal.Rows.Single().Metadata?.ToString());
    }

    [Theory]
    [InlineData("score_after", "'high'", "score_after: a number is expected; it holds a text")]
    [InlineData("score_after", "9e999", "score_after: ")]
    [InlineData("score_after", "9007199254740993", "score_after: the number has too many digits")]
    [InlineData("active_positions", "2.5", "active_positions: a whole number is expected; it holds the number 2.5")]
    [InlineData("asset", "x'00'", "asset: a text is expected; it holds a blob")]
    [InlineData("asset", "cast(x'ff41' as text)", "asset: the text is not valid utf-8")]
    [InlineData("metadata", "x'00'", "metadata: a text is expected; it holds a blob")]
    public async Task A_bad_value_is_named_by_row_and_column_and_leaves_nothing_behind(string column, string value, string problem)
    {
        var path = Make.ReferenceFile(_folder["a.db"], Make.Insert(), Make.Insert($", id, {column}", $", 17, {value}"));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal((path, 17L), (error.File, error.Row));
        Assert.StartsWith($"{path}, row 17: {problem}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'yesterday'")]
    [InlineData("''")]
    [InlineData("1745841988")]
    public async Task A_time_that_is_none_is_named_by_row_and_column(string timestamp)
    {
        var error = await _journal.RefusesAsync(Make.ReferenceFile(_folder["a.db"], Make.Insert(timestamp: timestamp)));

        Assert.Contains("row 1: timestamp: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_a_NUL_is_refused_with_its_row_and_not_cut_there()
    {
        var error = await _journal.RefusesAsync(Make.ReferenceFile(_folder["a.db"], Make.Insert(", asset", ", 'a' || char(0) || 'é'")));

        Assert.Contains("row 1: asset: it has the character U+0000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_UTF_16_is_read_too()
    {
        Make.Sql(_folder["a.db"], "PRAGMA encoding = 'UTF-16be'");
        File.Delete(_folder["a.db"]);
        Make.Sql(_folder["a.db"], "PRAGMA encoding = 'UTF-16be'; CREATE TABLE other (x)");
        Make.ReferenceFile(_folder["a.db"], Make.Insert(", asset", ", 'né'"));

        await _journal.ImportAsync(_folder["a.db"]);

        Assert.Equal("né", _journal.Rows.Single().Asset);
    }

    [Fact]
    public async Task A_row_without_a_session_gets_the_imports()
    {
        var path = Make.ReferenceFile(_folder["a.db"], Make.Insert(), "UPDATE portfolio_events SET session_id = NULL");

        var report = await _journal.ImportAsync(path);

        Assert.Equal(report.SessionId, _journal.Rows.Single().SessionId);
    }

    [Fact]
    public async Task A_journal_of_Daybook_is_refused_with_a_way_out()
    {
        Make.Sql(_folder["a.db"], "CREATE TABLE event (id INTEGER PRIMARY KEY)", "CREATE VIEW portfolio_events AS SELECT * FROM event");

        Assert.Contains("Daybook journal", (await _journal.RefusesAsync(_folder["a.db"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE portfolio_events", "no table 'portfolio_events'")]
    [InlineData("ALTER TABLE portfolio_events DROP COLUMN regime", "no column 'regime'")]
    [InlineData("ALTER TABLE portfolio_events ADD COLUMN desk", "a column 'desk'")]
    public async Task A_table_of_another_shape_is_refused(string change, string problem)
    {
        Assert.Contains(problem, (await _journal.RefusesAsync(Make.ReferenceFile(_folder["a.db"], change))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Reading_changes_no_byte_of_the_file_and_leaves_none_beside_it(string mode)
    {
        var path = _folder["a b?#%20.db"];
        Make.Sql(path, $"PRAGMA journal_mode = {mode}");
        Make.ReferenceFile(path, Make.Insert());
        var before = File.ReadAllBytes(path);

        Assert.Equal(1, (await _journal.ImportAsync(path)).Imported);

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Rows_that_are_still_in_the_write_ahead_log_are_read()
    {
        var path = Make.ReferenceFile(_folder["a.db"], "PRAGMA journal_mode = WAL");
        using var writer = new SqliteConnection($"Data Source={path};Pooling=False");
        writer.Open();
        using var insert = writer.CreateCommand();
        insert.CommandText = Make.Insert();
        insert.ExecuteNonQuery();

        Assert.Equal(1, (await _journal.ImportAsync(path)).Imported);
    }
}
