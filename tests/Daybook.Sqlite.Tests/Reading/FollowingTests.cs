using Daybook.Contract;
using Daybook.Contract.Making;
using Daybook.Queries;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Daybook.Torture;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>Readers beside writers of other processes: they see whole prefixes, and notice what is new.</summary>
public sealed class FollowingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_beside_a_writer_of_another_process_sees_prefixes_only()
    {
        await using var folder = new JournalFolder();
        folder.Open();
        await folder.CloseAsync();
        var reader = folder.OpenReader();
        await using var writer = ChildProcess.Start("race", folder.Path, "WRITER", "700");
        await writer.HearAsync(Cancel);
        await writer.TellAsync("go");
        var ended = writer.HearAsync(Cancel);
        var (seen, looks) = (0L, 0);
        while (!ended.IsCompleted)
        {
            var events = await reader.AssertSoundAsync();
            Assert.True(events.Count >= seen);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(number => $"{number}"), events.Select(one => one.Reason));
            seen = events.Count;
            looks++;
        }

        Assert.True(looks > 1);
        Assert.Equal(0, await writer.WaitAsync());
        await reader.AssertSoundAsync(long.Parse(Assert.IsType<string>(await ended).Split(' ')[0]));
    }

    [Fact]
    public async Task An_append_through_the_same_store_is_never_missed_whatever_the_clock_does()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = 16, Time = new FakeTimeProvider(Make.Start) });
        for (var id = 1L; id <= 300; id++)
        {
            var waiting = Task.Run(() => store.WaitForEventsAsync(id - 1, Cancel).AsTask(), Cancel);
            store.Append(1);
            await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        }
    }

    [Fact]
    public async Task A_waiting_reader_notices_what_another_process_appends()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(3);
        var reader = folder.OpenReader();
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);
        for (var id = 4L; id < 10; id++)
        {
            var waiting = reader.WaitForEventsAsync(id - 1, Cancel).AsTask();
            Assert.False(waiting.IsCompleted);
            Assert.Equal($"{id}", await child.DoAsync("append", "AAPL", "held"));
            await waiting;
            Assert.Equal(id, (await reader.GetHeadAsync(Cancel)).Count);
        }
    }

    [Fact]
    public async Task A_waiting_writer_notices_what_another_process_appends()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);

        var waiting = store.WaitForEventsAsync(0, Cancel);
        await child.DoAsync("append", "AAPL", "held");
        await waiting;

        Assert.Equal("AAPL", Assert.Single(await store.ReadAllAsync()).Asset);
    }

    [Fact]
    public async Task Two_hundred_subscribers_see_what_another_connection_appends_and_the_file_is_read_once_for_all_of_them()
    {
        const int Events = 40;
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(3);
        var time = new FakeTimeProvider(Make.Start);
        var source = new CountingSource(SqliteSource.Open(folder.Path, time));
        await using var reader = new JournalReader(source);
        var following = Enumerable.Range(0, 200).Select(number => reader.SubscribeAsync(new JournalPosition(0, number % 3), Cancel).GetAsyncEnumerator(Cancel)).ToList();
        foreach (var (index, one) in following.Index())
        {
            for (var id = (index % 3) + 1; id <= 3; id++)
            {
                Assert.True(await one.MoveNextAsync());
                Assert.Equal(id, one.Current.Id);
            }
        }

        // Once one of them waits at the end, the others come to wait with it.
        var next = new List<Task<bool>> { following[0].MoveNextAsync().AsTask() };
        await UntilAsync(() => source.Waits > 0);
        next.AddRange(following.Skip(1).Select(one => one.MoveNextAsync().AsTask()));
        var (reads, waits) = (source.Reads, source.Waits);
        for (var id = 4; id < 4 + Events; id++)
        {
            Assert.All(next, one => Assert.False(one.IsCompleted));
            store.Append(1);
            await PassTimeUntilAsync(Task.WhenAll(next));
            Assert.All(following, one => Assert.Equal(id, one.Current.Id));
            next = [.. following.Select(one => one.MoveNextAsync().AsTask())];
            await UntilAsync(() => source.Waits == waits + id - 3);
        }

        Assert.Equal((2 * Events, Events), (source.Reads - reads, source.Waits - waits));
        store.Append(1);
        await PassTimeUntilAsync(Task.WhenAll(next));
        foreach (var one in following)
            await one.DisposeAsync();

        static async Task UntilAsync(Func<bool> holds)
        {
            while (!holds())
                await Task.Yield();
        }

        async Task PassTimeUntilAsync(Task all)
        {
            while (!all.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }

            await all;
        }
    }

    [Fact]
    public async Task Subscribers_of_a_writer_are_told_of_its_own_appends_whatever_the_clock_does()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = 16, Time = new FakeTimeProvider(Make.Start) });
        var reader = new JournalReader(store);
        var following = Enumerable.Range(0, 20).Select(_ => reader.SubscribeAsync(cancellationToken: Cancel).GetAsyncEnumerator(Cancel)).ToList();
        for (var id = 1; id <= 50; id++)
        {
            var next = following.Select(one => one.MoveNextAsync().AsTask()).ToList();
            store.Append(1);
            Assert.All(await Task.WhenAll(next).WaitAsync(TimeSpan.FromSeconds(30), Cancel), Assert.True);
            Assert.All(following, one => Assert.Equal(id, one.Current.Id));
        }
    }
}
