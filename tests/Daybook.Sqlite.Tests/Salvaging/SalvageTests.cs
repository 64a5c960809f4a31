using System.Globalization;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Journals;
using Daybook.Recording;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Sqlite.Tests.Salvaging;

public sealed class SalvageTests
{
    private static readonly DateTimeOffset Now = Microseconds.ToTime(Microseconds.From(TimeProvider.System.GetUtcNow().AddHours(1)));

    private static readonly JournalOptions Options = new() { Actor = "ops", Time = new FakeTimeProvider(Now) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_are_missing_behind_the_last_block_cost_only_themselves()
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 46);
        Sql.Execute(folder.Path, "DELETE FROM event WHERE id IN (34, 35, 45)");
        var damaged = DiskFiles.In(folder);

        var (report, saved) = await SalvagedAsync(folder, "rows went with the disk");

        Assert.Equal(["34-35", "45"], report.Missing.Select(span => span.ToString()));
        Assert.Equal((43L, 0L, 0L, 47L), (report.Kept, report.Lost, report.WithoutTrace, report.EventId));

        // 32 in two blocks, and of the 14 behind them 8 + 4 + 2: the first eight and the last two have a gap.
        Assert.Equal(36, report.Proven);
        AssertKept(before, saved, 34, 35, 45);
        var told = saved[^1];
        Assert.Equal((EventTypes.JournalSalvaged, "ops", Now), (told.Type, told.Actor, told.RecordedAt));
        Assert.Equal("34-35, 45", Said(told, "missing_ids"));
        Assert.Equal("rows went with the disk", Said(told, "why"));
        Assert.Equal(damaged, DiskFiles.In(folder).Where(file => !file.Contains("saved.db", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_that_are_missing_anywhere_cost_only_themselves(int seed)
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 200);
        var missing = Enumerable.Range(1, 200).Select(id => (long)id).ToArray();
        new Random(seed).Shuffle(missing);
        missing = missing[..(seed * 20)];
        Sql.Execute(folder.Path, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM event WHERE id IN ({string.Join(',', missing)})"));

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal(missing.Order(), report.Missing.SelectMany(span => Enumerable.Range(0, (int)span.Count).Select(i => span.First + i)));
        AssertKept(before, saved, missing);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_costs_the_rows_that_are_on_it()
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 400);
        var page = (await File.ReadAllBytesAsync(folder.Path, Cancel)).AsSpan().IndexOf("trace 200"u8) / 8192;
        await using (var file = File.OpenWrite(folder.Path))
        {
            file.Position = page * 8192L;
            await file.WriteAsync(new byte[8192], Cancel);
        }

        var (report, saved) = await SalvagedAsync(folder);

        Assert.InRange(report.MissingEvents, 1, 200);
        Assert.Single(report.Missing);
        AssertKept(before, saved, [.. Enumerable.Range(0, (int)report.MissingEvents).Select(i => report.Missing[0].First + i)]);
    }

    [Fact]
    public async Task A_row_that_holds_nonsense_is_a_missing_one()
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 40);
        Sql.Execute(folder.Path, "UPDATE event SET metadata = '{' WHERE id = 3; UPDATE event SET recorded = 9000000000000000 WHERE id = 7; UPDATE event SET type = 999 WHERE id = 36");

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal(["3", "7", "36"], report.Missing.Select(span => span.ToString()));
        AssertKept(before, saved, 3, 7, 36);
    }

    [Fact]
    public async Task A_changed_row_is_kept_and_not_proven()
    {
        await using var folder = new JournalFolder();
        await WrittenAsync(folder, 40);
        Sql.Execute(folder.Path, "UPDATE event SET reason = 'something else' WHERE id = 20");

        var (report, _) = await SalvagedAsync(folder);

        Assert.Equal((40L, 24L), (report.Kept, report.Proven));
    }

    [Fact]
    public async Task A_trace_that_is_lost_with_its_first_row_does_not_cost_the_other_rows()
    {
        await using var folder = new JournalFolder();
        folder.Open().Append([.. Enumerable.Range(0, 12).Select(i => Make.Note($"note {i}").In("run", i < 6 ? "one" : "two"))]);
        await folder.CloseAsync();
        Sql.Execute(folder.Path, "DELETE FROM event WHERE id = 1");

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal((11L, 5L), (report.Kept, report.WithoutTrace));
        Assert.Equal([null, null, null, null, null, "two", "two"], saved.Skip(1).Take(7).Select(one => one.TraceId));
    }

    [Theory]
    [InlineData("DELETE FROM head")]
    [InlineData("UPDATE head SET edge = x'00'")]
    [InlineData("UPDATE head SET epoch = -4")]
    public async Task Without_a_head_that_can_be_read_the_anchor_says_how_many_events_there_were(string damage)
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 40);
        Sql.Execute(folder.Path, damage);

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal((40L, 0L, 0L), (report.Kept, report.MissingEvents, report.Proven));
        AssertKept(before, saved);
    }

    [Fact]
    public async Task Rows_behind_what_the_head_speaks_of_are_kept()
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 40);
        Sql.Execute(folder.Path, "UPDATE head SET count = 38");

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal((40L, 0L, 0L), (report.Kept, report.MissingEvents, report.Lost));
        AssertKept(before, saved);
    }

    [Fact]
    public async Task A_text_that_its_dictionary_lacks_costs_the_rows_that_need_it()
    {
        await using var folder = new JournalFolder();
        folder.Open().Append(Make.Open("AAPL"), Make.Open("KO"), Make.Open("MSFT"), Make.Open("KO"));
        await folder.CloseAsync();
        Sql.Execute(folder.Path, "DELETE FROM asset WHERE text = 'KO'");

        var (report, saved) = await SalvagedAsync(folder);

        Assert.Equal(["2", "4"], report.Missing.Select(span => span.ToString()));
        Assert.Equal(["AAPL", null, "MSFT", null], saved.Take(4).Select(one => one.Asset));
    }

    [Fact]
    public async Task What_is_missing_can_be_added_again_and_what_is_there_is_not()
    {
        await using var folder = new JournalFolder();
        var notes = Make.Notes(20);
        string[] keys = [.. notes.Select((_, i) => $"key {i}")];
        folder.Open().Append([new AppendRequest(notes) { EventKeys = keys }], Durability.Committed);
        await folder.CloseAsync();
        Sql.Execute(folder.Path, "DELETE FROM event WHERE id = 19");

        var (report, _) = await SalvagedAsync(folder);

        Assert.Equal(19, report.Keys);
        using var store = new Disposed(SqliteStore.Open(report.Path));
        var outcome = Assert.Single(store.Store.Append([new AppendRequest(notes) { EventKeys = keys }], Durability.Committed));
        Assert.Equal((19, 22L), (outcome.AlreadyPresent, outcome.Ids[18]));
    }

    [Fact]
    public async Task What_the_damaged_journal_says_of_itself_stays_evidence_of_that_journal()
    {
        await using var folder = new JournalFolder();
        await WrittenAsync(folder, 20);
        var whole = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await WrittenAsync(folder, 5);
        await File.WriteAllBytesAsync(folder.Path, whole, Cancel);
        await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);
        Sql.Execute(folder.Path, "DELETE FROM event WHERE id = 18");

        var (_, saved) = await SalvagedAsync(folder);

        Assert.Equal(EventTypes.JournalRecovered, saved[20].Type);
        Assert.Equal($"journal:{Said(saved[20], "journal")}", saved[20].Origin);
    }

    [Fact]
    public async Task Acknowledged_events_behind_the_end_are_told()
    {
        await using var folder = new JournalFolder();
        await WrittenAsync(folder, 20);
        var whole = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await WrittenAsync(folder, 5);
        await File.WriteAllBytesAsync(folder.Path, whole, Cancel);

        var (report, _) = await SalvagedAsync(folder);

        Assert.Equal((20L, 5L, 20L), (report.Kept, report.Lost, report.Proven));
    }

    [Fact]
    public async Task It_begins_anew_when_the_damaged_file_is_touched_meanwhile()
    {
        await using var folder = new JournalFolder();
        var before = await WrittenAsync(folder, 40);
        var clock = new TouchingClock(folder.Path);

        var report = await SqliteJournal.SalvageAsync(folder.Path, folder.In("saved.db"), Options with { Time = clock }, cancellationToken: Cancel);

        Assert.Empty(report.Verified.Findings);
        Assert.True(clock.Asked > 1, "it did not begin anew");
        await using var source = SqliteSource.Open(report.Path);
        AssertKept(before, await source.AssertSoundAsync(41));
    }

    [Fact]
    public async Task Nothing_is_written_over_what_is_there()
    {
        await using var folder = new JournalFolder();
        await WrittenAsync(folder, 20);
        await File.WriteAllTextAsync(folder.In("saved.db"), "mine", Cancel);

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(async () => await SqliteJournal.SalvageAsync(folder.Path, folder.In("saved.db"), Options, cancellationToken: Cancel));

        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.In("saved.db"), Cancel));
    }

    /// <summary>Writes events of several sessions and assets, and returns all that the journal has.</summary>
    private static async Task<IReadOnlyList<PortfolioEvent>> WrittenAsync(JournalFolder folder, int count)
    {
        var store = folder.Open();
        for (var i = 0; i < count; i++)
            store.Append(Make.Scored($"A{i % 7}", Make.Start.AddMinutes(i), score: i / 1000.0).In($"run {i / 50}", $"trace {i}"));
        var all = await store.ReadAllAsync();
        await folder.CloseAsync();
        return all;
    }

    private static async Task<(SalvageReport Report, IReadOnlyList<PortfolioEvent> Saved)> SalvagedAsync(JournalFolder folder, string? why = null)
    {
        var report = await SqliteJournal.SalvageAsync(folder.Path, folder.In("saved.db"), Options, why, cancellationToken: Cancel);
        Assert.Empty(report.Verified.Findings);
        Assert.Equal(folder.In("saved.db"), report.Path);
        await using var source = SqliteSource.Open(report.Path);
        return (report, await source.AssertSoundAsync(report.EventId));
    }

    private static string? Said(PortfolioEvent told, string key)
    {
        using var said = told.Metadata!.ToDocument();
        return said.RootElement.GetProperty(key).GetString();
    }

    private static void AssertKept(IReadOnlyList<PortfolioEvent> before, IReadOnlyList<PortfolioEvent> saved, params long[] missing)
    {
        Assert.Equal(before.Count + 1, saved.Count);
        for (var i = 0; i < before.Count; i++)
        {
            if (missing.Contains(before[i].Id))
                Assert.Equal(EventTypes.EventMissing, saved[i].Type);
            else
                Assert.Equal(before[i], saved[i]);
        }
    }

    /// <summary>Is asked when a copy is nearly complete; the first time the file is touched then, as by a writer that comes and goes.</summary>
    private sealed class TouchingClock(string path) : TimeProvider
    {
        public int Asked { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (Asked++ == 0)
                File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return Now;
        }
    }

    private sealed class Disposed(SqliteStore store) : IDisposable
    {
        public SqliteStore Store => store;

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
