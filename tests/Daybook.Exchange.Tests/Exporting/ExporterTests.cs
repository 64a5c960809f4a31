using System.Text;
using System.Text.Json;
using Daybook.Exchange.Exporting;
using Daybook.Exchange.Tests.Support;
using Daybook.Filters;
using Daybook.Workloads;
using Event = Daybook.Contract.Making.Make;

namespace Daybook.Exchange.Tests.Exporting;

public sealed class ExporterTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("asset = 'A017'")]
    [InlineData("category = 'protection' and action = 'block'")]
    [InlineData("not (metadata.recent_cycles >= 1) or asset is null")]
    [InlineData("id between 8000 and 8200")]
    [InlineData("asset = 'nobody'")]
    public void Exactly_what_a_filter_selects_is_exported_by_id(string? text)
    {
        // Times go backwards, so that the order of ids is not that of times.
        _journal.With([.. new StandardWorkload { Count = 20_000 }.Events().Reverse()]);
        var filter = text is null ? null : Filter.Parse(text, Now);

        var ids = Ids(_journal.Export(new ExportOptions { Filter = filter }));

        Assert.Equal(_journal.Events.Where(row => filter?.Matches(row) ?? true).Select(row => row.Id), ids);
    }

    [Fact]
    public void The_window_has_its_first_moment_and_not_its_last()
    {
        _journal.With(Event.Notes(10));

        var ids = Ids(_journal.Export(new ExportOptions { From = Event.Start.AddSeconds(3), To = Event.Start.AddSeconds(6) }));

        Assert.Equal([3L, 4, 5], ids);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ExportSelection.Stretch - 1)]
    [InlineData(ExportSelection.Stretch)]
    [InlineData(ExportSelection.Stretch + 1)]
    public void No_event_is_lost_between_two_stretches(int count)
    {
        _journal.With(Event.Notes(count));

        Assert.Equal(Enumerable.Range(1, count).Select(id => (long)id), Ids(_journal.Export(new ExportOptions())));
    }

    [Fact]
    public async Task An_export_holds_what_was_there_when_it_began()
    {
        _journal.With(Event.Notes(10_000));
        var snapshot = await _journal.Reader.GetHeadAsync(TestContext.Current.CancellationToken);
        var progress = new Reports(() => _journal.With(Event.Notes(5_000)));
        using var stream = new MemoryStream();

        var report = await Exporter.ExportAsync(_journal.Reader, stream, progress: progress, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((10_000, snapshot), (report.Events, report.Snapshot));
        Assert.Equal(10_000, Ids(stream.ToArray()).Count);
        Assert.Equal([new(8_192, 10_000, 8_192), new(10_000, 10_000, 10_000)], progress.Seen);
    }

    [Fact]
    public async Task A_file_appears_only_when_it_is_complete()
    {
        _journal.With(Event.Notes(20_000));
        var seen = new List<string[]>();
        var progress = new Reports(() => seen.Add(Names()));

        await ExportAsync("out.csv", ExportFormat.Csv, progress: progress);

        Assert.All(seen, names => Assert.EndsWith(".part", Assert.Single(names), StringComparison.Ordinal));
        Assert.Equal(["out.csv"], Names());
    }

    [Fact]
    public async Task A_cancelled_export_leaves_nothing_and_keeps_the_file_that_it_was_to_replace()
    {
        _journal.With(Event.Notes(20_000));
        _folder.Write("out.jsonl", "old");
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports(cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Exporter.ExportAsync(_journal.Reader, _folder["out.jsonl"], replace: true, progress: progress, cancellationToken: cancellation.Token));

        Assert.Equal(["out.jsonl"], Names());
        Assert.Equal("old", await File.ReadAllTextAsync(_folder["out.jsonl"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Parquet)]
    public async Task A_full_disk_is_an_error_in_every_format(ExportFormat format)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is not on this system.");
        _journal.With(Event.Notes(20_000));
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Write, bufferSize: 0);

        await Assert.ThrowsAnyAsync<IOException>(
            () => Exporter.ExportAsync(_journal.Reader, full, new ExportOptions { Format = format }, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_asked_and_keeps_its_permissions()
    {
        _journal.With(Event.Note());
        _folder.Write("out.csv", "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["out.csv"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var error = await Assert.ThrowsAsync<IOException>(() => ExportAsync("out.csv", ExportFormat.Csv));
        Assert.Contains("exists already, and was left as it is", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(_folder["out.csv"], TestContext.Current.CancellationToken));

        await ExportAsync("out.csv", ExportFormat.Csv, replace: true);
        Assert.StartsWith("id,", await File.ReadAllTextAsync(_folder["out.csv"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["out.csv"]));
        Assert.Equal(["out.csv"], Names());
    }

    [Fact]
    public async Task A_link_stays_a_link_to_the_new_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        _journal.With(Event.Note());
        _folder.Write("there/out.csv", "old");
        File.CreateSymbolicLink(_folder["link.csv"], _folder["there/out.csv"]);

        await ExportAsync("link.csv", ExportFormat.Csv, replace: true);

        Assert.NotNull(new FileInfo(_folder["link.csv"]).LinkTarget);
        Assert.StartsWith("id,", await File.ReadAllTextAsync(_folder["there/out.csv"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere/out.csv", "There is no folder")]
    [InlineData(".", "is a folder")]
    public async Task A_place_where_no_file_can_be_is_refused(string name, string problem)
    {
        var error = await Assert.ThrowsAsync<IOException>(() => ExportAsync(name, ExportFormat.Csv));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("j.db")]
    [InlineData("j.db-wal")]
    [InlineData("j.db-shm")]
    [InlineData("j.db.anchor")]
    [InlineData("../same/j.db")]
    [InlineData("../link/j.db-wal")]
    public async Task The_journals_own_files_are_never_replaced(string name)
    {
        Directory.CreateDirectory(_folder["same"]);
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(_folder["link"], _folder["same"]);
        _folder.Write("same/j.db", "journal");
        await using var reader = new Queries.JournalReader(new At(_journal.Store, _folder["same/j.db"]));

        var error = await Assert.ThrowsAsync<IOException>(
            () => Exporter.ExportAsync(reader, Path.Combine(_folder["same"], name), replace: true, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("belongs to the journal itself", error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["same/j.db"]], Directory.GetFiles(_folder["same"]));
        Assert.Equal("journal", await File.ReadAllTextAsync(_folder["same/j.db"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parquet_takes_no_second_compression() => await Assert.ThrowsAsync<ArgumentException>(
        () => Exporter.ExportAsync(_journal.Reader, new MemoryStream(), new ExportOptions { Format = ExportFormat.Parquet, Gzip = true }, cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_journal_that_loses_events_meanwhile_is_no_snapshot()
    {
        _journal.With(Event.Notes(10));
        await using var reader = new Queries.JournalReader(new At(_journal.Store, "memory") { LosesOne = true });

        var error = await Assert.ThrowsAsync<IOException>(
            () => Exporter.ExportAsync(reader, _folder["out.csv"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("The journal lost events while it was exported", error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    private static List<long> Ids(byte[] lines) =>
        [.. Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt64())];

    private string[] Names() => [.. Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)!)];

    private Task<ExportReport> ExportAsync(string name, ExportFormat format, bool replace = false, IProgress<ExportProgress>? progress = null) => Exporter.ExportAsync(
        _journal.Reader, _folder[name], new ExportOptions { Format = format }, replace, progress, TestContext.Current.CancellationToken);

    private sealed class Reports(Action told) : IProgress<ExportProgress>
    {
        public List<ExportProgress> Seen { get; } = [];

        public void Report(ExportProgress value)
        {
            Seen.Add(value);
            told();
        }
    }
}
