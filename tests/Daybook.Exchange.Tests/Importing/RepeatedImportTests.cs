using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;
using Daybook.Storage;

namespace Daybook.Exchange.Tests.Importing;

public sealed class RepeatedImportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("jsonl")]
    [InlineData("sqlite")]
    [InlineData("run")]
    public async Task The_same_source_twice_adds_nothing(string kind)
    {
        var path = kind switch
        {
            "jsonl" => _folder.Write("a.jsonl", Make.Lines(9)),
            "sqlite" => Make.ReferenceFile(_folder["a.db"], Make.Insert(), Make.Insert()),
            _ => Make.Run(_folder),
        };
        var first = await _journal.ImportAsync(path);
        var events = _journal.Events;

        var second = await _journal.ImportAsync(path);

        Assert.Equal((0, first.Imported), (second.Imported, second.AlreadyPresent));
        Assert.Equal(first.SessionId, second.SessionId);
        Assert.Equal(events, _journal.Events);
    }

    [Fact]
    public async Task A_grown_file_adds_what_is_new_and_ends_the_session_anew()
    {
        var path = _folder.Write("a.jsonl", Make.Lines(9));
        await _journal.ImportAsync(path);
        _folder.Write("a.jsonl", Make.Lines(12));

        var report = await _journal.ImportAsync(path);

        Assert.Equal((3, 9), (report.Imported, report.AlreadyPresent));
        Assert.Equal(12, _journal.Rows.Count);
        Assert.Equal(["session_start", "session_end", "session_end"], _journal.Events.Except(_journal.Rows).Select(row => row.Type.Name));
        Assert.Contains("\"rows\":12", _journal.Events[^1].Metadata!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grown_run_adds_what_is_new_as_what_it_is()
    {
        Make.Run(_folder);
        await _journal.ImportAsync(_folder["run"]);
        File.AppendAllText(_folder["run/position_changes.csv"], "2025-01-06,AAPL,BUY,1,2,2,back,0.1,0.2,b,r\n2025-01-06,AAPL,BUY,1,2,2,more,0.1,0.2,b,r\n");

        var report = await _journal.ImportAsync(_folder["run"]);

        Assert.Equal((3, 10), (report.Imported, report.AlreadyPresent));
        Assert.Equal(["open", "increase", "end"], _journal.Events.TakeLast(3).Select(row => row.Action));
    }

    [Fact]
    public async Task Equal_rows_are_told_apart_by_their_ordinal()
    {
        var path = _folder.Write("a.jsonl", Make.Line(1) + "\n" + Make.Line(2) + "\n" + Make.Line(1) + "\n");
        await _journal.ImportAsync(path);
        Assert.Equal(3, _journal.Rows.Count);

        File.AppendAllText(path, Make.Line(1));
        var report = await _journal.ImportAsync(path);

        Assert.Equal((1, 3), (report.Imported, report.AlreadyPresent));
        Assert.Equal(4, _journal.Rows.Count);
    }

    [Fact]
    public async Task The_same_rows_of_another_file_are_other_rows()
    {
        await _journal.ImportAsync(_folder.Write("a.jsonl", Make.Lines(2)));

        var report = await _journal.ImportAsync(_folder.Write("b.jsonl", Make.Lines(2)));

        Assert.Equal(2, report.Imported);
    }

    [Fact]
    public async Task A_moved_file_is_continued_under_the_identity_that_it_had()
    {
        var first = await _journal.ImportAsync(_folder.Write("a.jsonl", Make.Lines(2)));

        var report = await _journal.ImportAsync(
            _folder.Write("b.jsonl", Make.Lines(3)), new ImportOptions { Source = first.Source });

        Assert.Equal((1, 2, first.SessionId), (report.Imported, report.AlreadyPresent, report.SessionId));
    }

    [Fact]
    public async Task A_cancelled_import_keeps_its_groups_and_is_continued_by_another()
    {
        var path = _folder.Write("a.jsonl", Make.Lines(10_000));
        using var cancellation = new CancellationTokenSource();
        _journal.Cancellation = cancellation.Token;
        _journal.BeforeGroup = group =>
        {
            if (group == 2)
                cancellation.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _journal.ImportAsync(path));
        Assert.Equal(8_192, _journal.Rows.Count);

        _journal.BeforeGroup = _ => { };
        _journal.Cancellation = TestContext.Current.CancellationToken;
        var report = await _journal.ImportAsync(path);

        Assert.Equal((1_808, 8_192), (report.Imported, report.AlreadyPresent));
        Assert.Equal(10_002, _journal.Events.Count);
        Assert.Equal(10_000, _journal.Rows.Select(row => row.Asset).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Only_the_last_group_is_forced_to_the_disk()
    {
        await _journal.ImportAsync(_folder.Write("a.jsonl", Make.Lines(5_000)));

        Assert.Equal([Durability.Committed, Durability.Committed, Durability.Committed, Durability.Synced], _journal.Groups);
    }

    [Fact]
    public async Task A_file_that_grows_meanwhile_is_imported_as_far_as_it_was_checked()
    {
        var path = _folder.Write("a.jsonl", Make.Lines(9));
        _journal.BeforeGroup = group => File.AppendAllText(path, Make.Line(50 + group) + "\n");

        var report = await _journal.ImportAsync(path);

        Assert.Equal(9, report.Imported);
        Assert.Equal(9, _journal.Rows.Count);
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_stops_the_import_and_the_message_says_what_is_there()
    {
        var path = _folder.Write("a.jsonl", Make.Lines(5_000));
        _journal.BeforeGroup = group =>
        {
            if (group == 1)
                File.WriteAllText(path, Make.Lines(4_500) + Make.Lines(500));
        };

        var error = await Assert.ThrowsAsync<ImportException>(() => _journal.ImportAsync(path));

        Assert.Contains("it changed while it was imported", error.Message, StringComparison.Ordinal);
        Assert.Contains("The 4,096 rows before it are in the journal", error.Message, StringComparison.Ordinal);
        Assert.Equal(4_096, _journal.Rows.Count);
    }

    [Fact]
    public async Task Progress_tells_both_phases_to_their_end()
    {
        var progress = new Recorded();

        await _journal.ImportAsync(_folder.Write("a.jsonl", Make.Lines(5_000)), progress: progress);

        Assert.Equal(
            [
                new(ImportPhase.Checking, 4_096, null), new(ImportPhase.Checking, 5_000, 5_000),
                new(ImportPhase.Adding, 4_096, 5_000), new(ImportPhase.Adding, 5_000, 5_000),
            ],
            progress.Reports);
    }

    private sealed class Recorded : IProgress<ImportProgress>
    {
        public List<ImportProgress> Reports { get; } = [];

        public void Report(ImportProgress value) => Reports.Add(value);
    }
}
