using Daybook.Sqlite.Tests.Support;
using Daybook.Torture;

namespace Daybook.Sqlite.Tests.Writing;

public sealed class FairTurnsTests
{
    private const int Writers = 4;

    [Fact]
    public async Task Four_processes_that_write_at_once_all_get_their_turns_and_leave_one_order_without_gap_or_duplicate()
    {
        await using var folder = new JournalFolder();
        var writers = Enumerable.Range(1, Writers).Select(i => ChildProcess.Start("race", folder.Path, $"WRITER {i}", "2000")).ToArray();
        var counts = new int[Writers];
        foreach (var writer in writers)
            Assert.Equal("ready", await writer.HearAsync(TestContext.Current.CancellationToken));
        foreach (var writer in writers)
            await writer.TellAsync("go");
        for (var i = 0; i < Writers; i++)
        {
            // A writer that did not get its turn in time would have died of it without a count.
            counts[i] = int.Parse(Assert.IsType<string>(await writers[i].HearAsync(TestContext.Current.CancellationToken)));
            Assert.Equal(0, await writers[i].WaitAsync());
            await writers[i].DisposeAsync();
        }

        Assert.All(counts, count => Assert.True(count > 0));
        var events = await folder.OpenReader().AssertSoundAsync(counts.Sum());
        for (var i = 0; i < Writers; i++)
        {
            var own = events.Where(one => one.Asset == $"WRITER {i + 1}").Select(one => one.Reason);
            Assert.Equal(Enumerable.Range(1, counts[i]).Select(number => $"{number}"), own);
        }
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
