using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class ClosingTests
{
    [Fact]
    public async Task Closing_writes_and_syncs_what_waits_and_leaves_the_final_counters()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 2 });
        var held = bench.HoldWriter();
        for (var i = 0; i < 5; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");

        var closing = bench.Journal.DisposeAsync();
        bench.Store.Release();
        await closing;
        await held;

        Assert.Equal(["held", "0", "1", "2", "3", "4"], bench.Reasons);
        var last = bench.Store.Calls[^1];
        Assert.Equal((Durability.Synced, 0), (last.Durability, last.Events));
        Assert.Equal((6, 0), (last.Status!.Statistics.Events, last.Status.Statistics.QueueDepth));
        Assert.True(bench.Store.IsDisposed);
    }

    [Fact]
    public async Task A_second_closing_does_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Journal.Record(RecordingBench.Note, "a");
        await bench.Journal.DisposeAsync();
        var calls = bench.Store.Calls.Count;

        await bench.Journal.DisposeAsync();

        Assert.Equal(calls, bench.Store.Calls.Count);
    }

    [Fact]
    public async Task Closing_an_unused_journal_asks_the_store_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();

        await bench.Journal.DisposeAsync();

        Assert.Empty(bench.Store.Calls);
        Assert.True(bench.Store.IsDisposed);
    }

    [Fact]
    public async Task A_closed_journal_cannot_be_used()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => bench.Journal.Record(RecordingBench.Note, "late"));
        Assert.Throws<ObjectDisposedException>(() => bench.Journal.BeginSession("late"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Journal.AppendAsync([RecordingBench.Event("late")], cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));
    }

    [Fact]
    public async Task A_disk_that_is_not_reached_at_the_end_is_said()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("a")], Durability.Committed, cancellationToken: RecordingBench.Cancellation);
        bench.Store.Failure = new StoreUnavailableException("no space left on the disk.");

        var error = await Assert.ThrowsAsync<JournalFlushException>(async () => await bench.Journal.DisposeAsync());

        Assert.Equal((0, 0, 0), (error.Refused, error.InDoubt, error.Waiting));
        Assert.Contains("could not be forced to the disk", error.Message, StringComparison.Ordinal);
        Assert.True(bench.Store.IsDisposed);
    }

    [Fact]
    public async Task Final_counters_that_cannot_be_left_lose_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);
        bench.Store.Failure = new StoreFaultedException("gone.");

        await bench.Journal.DisposeAsync();

        Assert.Equal(["a"], bench.Reasons);
    }

    [Fact]
    public async Task A_process_that_exits_without_closing_still_writes_its_buffer()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Journal.Record(RecordingBench.Note, "a");

        bench.Journal.OnProcessExit(null, EventArgs.Empty);

        Assert.Equal(["a"], bench.Reasons);
        Assert.Equal(Durability.Synced, bench.Store.Calls[^1].Durability);
    }

    [Fact]
    public async Task A_group_that_was_under_way_when_the_journal_began_to_close_gets_one_more_attempt()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Store.Hold();
        bench.Journal.Record(RecordingBench.Note, "kept");
        var flush = bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Until.True(() => bench.Store.IsHolding, "the writer is in the store");
        var attempts = 0;
        bench.Store.DuringAppend = () => bench.Store.Failure = ++attempts == 1 ? new StoreUnavailableException("away") : null;

        var closing = bench.Journal.DisposeAsync().AsTask();
        bench.Store.Release();
        await closing;

        await Assert.ThrowsAsync<JournalFlushException>(() => flush);
        Assert.Equal(["kept"], bench.Reasons);
    }
}
