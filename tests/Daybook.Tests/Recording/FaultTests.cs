using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class FaultTests
{
    private static readonly StoreFaultedException Fsync = new("fsync failed.");

    [Fact]
    public async Task Everybody_who_awaits_is_told_that_the_outcome_is_unknown()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var held = bench.HoldWriter();
        var behind = bench.Journal.AppendAsync([RecordingBench.Event("behind")], cancellationToken: RecordingBench.Cancellation);
        var flush = bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        bench.Store.Failure = Fsync;
        bench.Store.Release();

        var error = await Assert.ThrowsAsync<JournalFaultedException>(() => held);
        Assert.Same(Fsync, error.InnerException);
        Assert.Contains("idempotency key", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalFaultedException>(() => behind);
        await Assert.ThrowsAsync<JournalFaultedException>(() => flush);
        Assert.Single(bench.Store.Calls);
    }

    [Fact]
    public async Task A_faulted_journal_takes_nothing_more_and_says_so()
    {
        await using var bench = await FaultedAsync();

        Assert.False(bench.Journal.Record(RecordingBench.Note, "refused"));
        await Assert.ThrowsAsync<JournalFaultedException>(() => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<JournalFaultedException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));

        Assert.IsType<JournalFaultedException>(bench.Journal.Fault);
        Assert.Equal("fsync failed.", bench.Journal.GetWriterStatistics().Fault);
        Assert.Equal(1, bench.Journal.GetWriterStatistics().Refused);
        Assert.Single(bench.Store.Calls);
    }

    [Fact]
    public async Task A_retry_with_the_key_after_reopening_settles_an_unknown_outcome()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.FailureAfterwards = Fsync);
        var unknown = () => bench.Journal.AppendAsync([RecordingBench.Event("once")], idempotencyKey: "k", cancellationToken: RecordingBench.Cancellation);
        await Assert.ThrowsAsync<JournalFaultedException>(unknown);

        await using var reopened = await RecordingBench.OpenAsync(bench.Store, bench.Time);
        var ids = await reopened.AppendAsync([RecordingBench.Event("once")], idempotencyKey: "k", cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([1L], ids);
        Assert.Equal(["once"], bench.Reasons);
    }

    [Fact]
    public async Task Closing_says_what_was_given_up_and_what_is_in_doubt()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 3 });
        var held = bench.HoldWriter();
        for (var i = 0; i < 5; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");
        bench.Store.DuringAppend = () => bench.Store.Failure = bench.Store.Calls.Count == 1 ? Fsync : null;
        bench.Store.Release();
        await held;
        Until.True(() => bench.Journal.Fault is not null, "the journal is faulted");
        bench.Journal.Record(RecordingBench.Note, "refused");

        var error = await Assert.ThrowsAsync<JournalFlushException>(async () => await bench.Journal.DisposeAsync());

        Assert.Equal((6, 3, 0), (error.Refused, error.InDoubt, error.Waiting));
        Assert.Contains("3 of them were being written", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Journal.GetWriterStatistics().QueueDepth);
    }

    [Fact]
    public async Task A_faulted_journal_without_losses_closes_quietly()
    {
        await using var bench = await FaultedAsync();

        await bench.Journal.DisposeAsync();

        Assert.True(bench.Store.IsDisposed);
    }

    [Fact]
    public async Task Whatever_else_a_store_throws_is_a_fault_too()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = new DivideByZeroException());

        await Assert.ThrowsAsync<JournalFaultedException>(() => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));
    }

    [Fact]
    public async Task A_store_that_leaves_out_an_outcome_is_not_believed()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Answer = _ => []);

        var error = await Assert.ThrowsAsync<JournalFaultedException>(
            () => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));

        Assert.Contains("1 requests with 0 outcomes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_that_wait_for_a_place_are_let_go()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1 });
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        var waiting = Task.Run(() => bench.Journal.Record(RecordingBench.Note, "2"), RecordingBench.Cancellation);
        Until.True(() => bench.Journal.Buffer.State.CallersWaiting == 1, "the caller waits");

        bench.Store.Failure = Fsync;
        bench.Store.Release();

        Assert.False(await waiting);
        await Assert.ThrowsAsync<JournalFaultedException>(() => held);
    }

    private static async Task<RecordingBench> FaultedAsync()
    {
        var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = Fsync);
        await Assert.ThrowsAsync<JournalFaultedException>(() => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));
        return bench;
    }
}
