using Daybook.Contract.Making;
using Daybook.Sqlite.Tests.Support;
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
}
