using Daybook.Contract.Making;
using Daybook.Integrity;
using Daybook.Sqlite.Checking;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Verifying;

/// <summary>Several threads that verify together find what one finds, and say it alike. Fifteen blocks of 16 events and a tail of 10, so that a thread's share ends and another begins.</summary>
public sealed class ManyThreadsTests
{
    private const int Events = 250;
    private const int Groups = 300;

    [Theory]
    [InlineData("UPDATE head SET epoch = epoch")]
    [InlineData("UPDATE event SET reason = 'something else' WHERE id = 64")]
    [InlineData("UPDATE event SET reason = 'something else' WHERE id = 65")]
    [InlineData("UPDATE event SET reason = 'something else' WHERE id = 250")]
    [InlineData("UPDATE event SET recorded = recorded - 10000000 WHERE id = 65")]
    [InlineData("UPDATE event SET id = 1000 WHERE id = 65")]
    [InlineData("UPDATE event SET id = -5 WHERE id = 1")]
    [InlineData("DELETE FROM event WHERE id = 64")]
    [InlineData("DELETE FROM event WHERE id > 240")]
    [InlineData("DELETE FROM event")]
    [InlineData("INSERT INTO event (id, occurred, recorded, type, reason) SELECT 0, occurred, recorded, type, reason FROM event WHERE id = 1")]
    [InlineData("INSERT INTO event (id, occurred, recorded, type, reason) SELECT 251, occurred, recorded, type, reason FROM event WHERE id = 250")]
    [InlineData("UPDATE event SET trace = 3 WHERE id = 65")]
    [InlineData("UPDATE event SET type = 99 WHERE id = 130")]
    [InlineData("UPDATE head SET count = 246")]
    [InlineData("UPDATE head SET count = 252")]
    [InlineData("UPDATE block SET root = zeroblob(32) WHERE id = 4")]
    [InlineData("UPDATE posting SET data = x'' WHERE id = 45")]
    [InlineData("UPDATE span SET data = x'00'")]
    [InlineData("DELETE FROM span")]
    [InlineData("INSERT INTO running_session VALUES ('ghost', 3)")]
    [InlineData("DELETE FROM asset WHERE id = 2")]
    public async Task Findings_do_not_depend_on_the_number_of_threads(string sql)
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(Make.SessionStart("running"));
        store.Append([.. Enumerable.Range(2, Events - 1).Select(i => Make.Scored($"ASSET {i / 10 % 3}", Make.Start.AddMinutes(i), 0.857, executionTimeMs: i))]);
        await folder.CloseAsync();
        Sql.Execute(folder.Path, sql);
        var reader = folder.OpenReader();

        var one = await VerifyAsync(reader, threads: 1);

        foreach (var threads in new[] { 2, 3, 40 })
        {
            var many = await VerifyAsync(reader, threads);
            Assert.Equal(one.Findings, many.Findings);
            Assert.Equal((one.Events, one.Root, one.Anchor, one.Epoch), (many.Events, many.Root, many.Anchor, many.Epoch));
            Assert.Equal(one.Warnings, many.Warnings);
        }
    }

    [Fact]
    public async Task A_writer_that_goes_on_is_no_finding()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(Events);
        var reader = folder.OpenReader();
        var writing = Task.Run(
            () =>
            {
                for (var group = 0; group < Groups; group++)
                    store.Append(7);
            },
            TestContext.Current.CancellationToken);

        do
        {
            var report = await VerifyAsync(reader, threads: 3);
            Assert.Empty(report.Findings);
            Assert.InRange(report.Events, Events, Events + (7 * Groups));
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Fact]
    public async Task A_sound_journal_is_verified_by_several_threads_at_the_first_attempt()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(20_000);
        using var pool = new ReadPool(folder.Path);
        var (views, told) = (0, new List<long>());
        ReadView Another()
        {
            views++;
            return pool.OpenAnother();
        }

        var report = pool.ReadBare(view => new Verification(
            view, Another, new VerifyOptions { Threads = 3 }, null, false, new Told(step => told.Add(step.Done)), TestContext.Current.CancellationToken).Run());

        Assert.True(report.Ok);
        Assert.Equal(20_000, report.Events);
        Assert.Equal(4, views);
        Assert.Equal(told.Distinct().Order(), told);
    }

    [Fact]
    public async Task A_verification_that_is_cancelled_ends()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(20_000);
        var reader = folder.OpenReader();
        using var cancelled = new CancellationTokenSource();
        var progress = new Told(_ => cancelled.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.VerifyAsync(new VerifyOptions { Threads = 3 }, progress, cancelled.Token));
    }

    private static async Task<VerifyReport> VerifyAsync(SqliteSource source, int threads) =>
        await source.VerifyAsync(new VerifyOptions { Threads = threads, RequireAnchor = true }, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Told(Action<VerifyProgress> told) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => told(value);
    }
}
