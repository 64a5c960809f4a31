using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class UnavailableTests
{
    private static readonly StoreUnavailableException NoSpace = new("no space left on the disk.");

    [Fact]
    public async Task An_awaited_append_fails_at_once_and_nothing_of_it_is_written()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);

        var error = await Assert.ThrowsAsync<JournalUnavailableException>(
            () => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));

        Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
        Assert.Same(NoSpace, error.InnerException);
        Assert.IsAssignableFrom<JournalException>(error);
        bench.Store.Failure = null;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Empty(bench.Stored);
        Assert.Equal(0, bench.Journal.GetWriterStatistics().QueueDepth);
    }

    [Fact]
    public async Task Recorded_events_are_kept_in_order_and_written_when_the_store_returns()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.UntilCalls(1);
        Until.True(() => bench.Journal.Fault is JournalUnavailableException, "the trouble shows");
        bench.Journal.Record(RecordingBench.Note, "3");

        bench.Store.Failure = null;
        bench.Time.Advance(TimeSpan.FromMilliseconds(50));

        bench.UntilStored(3);
        Assert.Equal(["1", "2", "3"], bench.Reasons);
        Until.True(() => bench.Journal.Fault is null, "the trouble is over");
        Assert.Null(bench.Journal.GetWriterStatistics().Fault);
    }

    [Fact]
    public async Task A_gap_is_told_whatever_the_stores_words_are()
    {
        var endless = new StoreUnavailableException($"half a character \uD800 and {new string('x', 20_000)}.");
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1, MaxWait = TimeSpan.Zero }, store => store.Failure = endless);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.UntilCalls(1);
        Until.True(() => bench.Journal.Fault is JournalUnavailableException, "the trouble shows");
        Assert.False(bench.Journal.Record(RecordingBench.Note, "refused"));

        bench.Store.Failure = null;
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));

        bench.UntilStored(2);
        Assert.Contains("half a character \uFFFD and xxx", bench.Stored[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_between_attempts_doubles_up_to_five_seconds()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.UntilCalls(1);

        var calls = 1;
        foreach (var wait in new[] { 50, 100, 200, 400, 800, 1600, 3200, 5000, 5000 })
        {
            Until.True(() => bench.Journal.Buffer.State.BackOff == TimeSpan.FromMilliseconds(wait), $"the writer waits for {wait} ms");
            bench.Time.Advance(TimeSpan.FromMilliseconds(wait - 1));
            Assert.Equal(calls, bench.Store.Calls.Count);
            bench.Time.Advance(TimeSpan.FromMilliseconds(1));
            bench.UntilCalls(++calls);
        }
    }

    [Fact]
    public async Task A_new_append_tries_again_at_once_and_brings_the_recorded_events_along()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "recorded");
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        Until.True(() => bench.Journal.Fault is not null, "the trouble shows");

        bench.Store.Failure = null;
        var ids = await bench.Journal.AppendAsync([RecordingBench.Event("awaited")], cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([2L], ids);
        Assert.Equal(["recorded", "awaited"], bench.Reasons);
    }

    [Fact]
    public async Task A_flush_says_how_many_events_wait_and_the_next_one_finds_them_written()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");

        var error = await Assert.ThrowsAsync<JournalFlushException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));
        Assert.Equal((0, 0, 2), (error.Refused, error.InDoubt, error.Waiting));
        Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
        bench.Store.Failure = null;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["1", "2"], bench.Reasons);
    }

    [Fact]
    public async Task Everybody_who_awaits_is_told_even_behind_a_full_group_of_recorded_events()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 2 });
        var held = bench.HoldWriter();
        for (var i = 0; i < 6; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");
        var append = bench.Journal.AppendAsync([RecordingBench.Event("awaited")], cancellationToken: RecordingBench.Cancellation);
        var flush = bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.DuringAppend = () => bench.Store.Failure = bench.Store.Calls.Count == 1 ? NoSpace : null;

        bench.Store.Release();
        await held;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        Assert.Equal(6, (await Assert.ThrowsAsync<JournalFlushException>(() => flush)).Waiting);

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Equal(["held", "0", "1", "2", "3", "4", "5"], bench.Reasons);
    }

    [Fact]
    public async Task A_long_outage_leaves_one_gap_behind_what_was_kept()
    {
        await using var bench = await RecordingBench.OpenAsync(
            options => options with { BufferCapacity = 2, MaxWait = TimeSpan.Zero }, store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");
        bench.UntilCalls(1);
        for (var attempt = 2; attempt < 6; attempt++)
        {
            Until.True(() => bench.Journal.Buffer.State.BackOff > TimeSpan.Zero, "the writer waits");
            Assert.False(bench.Journal.Record(RecordingBench.Note, "refused"));
            bench.Time.Advance(TimeSpan.FromSeconds(5));
            bench.UntilCalls(attempt);
        }

        bench.Store.Failure = null;
        var error = await Assert.ThrowsAsync<JournalFlushException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));

        Assert.Equal(4, error.Refused);
        Assert.Equal(["note", "note", "recording_gap"], bench.Stored.Select(stored => stored.Type.Name));
        Assert.StartsWith("4 events were refused", bench.Stored[2].Reason, StringComparison.Ordinal);
        Assert.Contains("no space left", bench.Stored[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_while_unavailable_says_how_many_events_were_given_up()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = NoSpace);
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");

        var error = await Assert.ThrowsAsync<JournalFlushException>(async () => await bench.Journal.DisposeAsync());

        Assert.Equal((2, 0, 0), (error.Refused, error.InDoubt, error.Waiting));
        Assert.True(bench.Store.IsDisposed);
        await bench.Journal.DisposeAsync();
    }
}
