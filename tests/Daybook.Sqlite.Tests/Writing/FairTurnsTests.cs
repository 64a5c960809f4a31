using Daybook.Sqlite.Tests.Support;
using Daybook.Torture.Processes;
using Daybook.Torture.Promises;

namespace Daybook.Sqlite.Tests.Writing;

public sealed class FairTurnsTests
{
    [Fact]
    public async Task Four_processes_that_write_at_once_all_get_their_turns_and_leave_one_order_without_gap_or_duplicate()
    {
        using var bench = new Bench { Seed = 1, Cancellation = TestContext.Current.CancellationToken };
        var report = await ProcessRun.RunAsync(bench, writers: 4, readers: 1, TimeSpan.FromSeconds(1));

        Assert.Null(report.Broken);
        Assert.True(report.Fewest > 0, "A writer never got its turn.");
    }

    [Fact]
    public async Task Stores_opened_at_the_same_time_where_no_journal_is_make_one_journal()
    {
        for (var round = 0; round < 10; round++)
        {
            await using var folder = new JournalFolder();
            using var start = new Barrier(6);
            var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return SqliteStore.Open(folder.Path, new SqliteStoreOptions { BlockSize = 16 });
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            foreach (var store in stores)
                store.Append(3);
            await stores[0].AssertSoundAsync(18);
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }
}
