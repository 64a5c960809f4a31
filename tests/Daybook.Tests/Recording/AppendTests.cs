using Daybook.Events;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class AppendTests
{
    [Fact]
    public async Task Ids_come_back_in_order_without_waiting_for_the_clock()
    {
        await using var bench = await RecordingBench.OpenAsync();

        var ids = await bench.Journal.AppendAsync([RecordingBench.Event("a"), RecordingBench.Event("b")], cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([1L, 2], ids);
        Assert.Equal(Durability.Synced, Assert.Single(bench.Store.Calls).Durability);
        Assert.Equal("tester", bench.Stored[0].Actor);
    }

    [Fact]
    public async Task No_events_give_no_ids_and_ask_the_store_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();

        Assert.Empty(await bench.Journal.AppendAsync([], cancellationToken: RecordingBench.Cancellation));
        Assert.Empty((await bench.Journal.AppendNewAsync([], [], cancellationToken: RecordingBench.Cancellation)).Ids);
        Assert.Empty(bench.Store.Calls);
    }

    [Fact]
    public async Task A_repeated_key_gives_the_first_ids_and_adds_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();

        var first = await bench.Journal.AppendAsync([RecordingBench.Event("a")], idempotencyKey: "k", cancellationToken: RecordingBench.Cancellation);
        var second = await bench.Journal.AppendAsync([RecordingBench.Event("a")], idempotencyKey: "k", cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(first, second);
        Assert.Single(bench.Stored);
        Assert.Equal(1, bench.Journal.GetWriterStatistics().Events);
    }

    [Fact]
    public async Task Only_events_with_an_unknown_key_are_added()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendNewAsync([RecordingBench.Event("a"), RecordingBench.Event("b")], ["1", "2"], cancellationToken: RecordingBench.Cancellation);

        var outcome = await bench.Journal.AppendNewAsync(
            [RecordingBench.Event("b"), RecordingBench.Event("c")], ["2", "3"], cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([2L, 3], outcome.Ids);
        Assert.Equal(1, outcome.AlreadyPresent);
        Assert.Equal(["a", "b", "c"], bench.Reasons);
    }

    [Fact]
    public async Task Events_with_keys_stay_as_they_are()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { Actor = "desk" });
        await using var session = bench.Journal.BeginSession("restore");

        await bench.Journal.AppendNewAsync([RecordingBench.Event("a")], ["1"], cancellationToken: RecordingBench.Cancellation);

        var stored = bench.Stored[^1];
        Assert.Equal((null, null, null), (stored.Actor, stored.SessionId, stored.TraceId));
    }

    [Fact]
    public async Task A_refusal_goes_to_its_caller_alone()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("registers note")], cancellationToken: RecordingBench.Cancellation);
        var held = bench.HoldWriter();
        var wrong = bench.Journal.AppendAsync(
            [PortfolioEvent.Create(EventType.Define("note", EventCategory.Scoring), RecordingBench.Start, "wrong")], cancellationToken: RecordingBench.Cancellation);
        var right = bench.Journal.AppendAsync([RecordingBench.Event("right")], cancellationToken: RecordingBench.Cancellation);

        bench.Store.Release();

        await Assert.ThrowsAsync<TypeConflictException>(() => wrong);
        Assert.Equal([3L], await right);
        await held;
        Assert.Null(bench.Journal.Fault);
        Assert.Equal(3, bench.Store.Calls.Count);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_before_it_is_taken_is_not_written()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var held = bench.HoldWriter();
        var cancelled = bench.Journal.AppendAsync([RecordingBench.Event("cancelled")], cancellationToken: cancellation.Token);
        var kept = bench.Journal.AppendAsync([RecordingBench.Event("kept")], cancellationToken: RecordingBench.Cancellation);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        bench.Store.Release();

        await Task.WhenAll(held, kept);
        Assert.Equal(["held", "kept"], bench.Reasons);
        Assert.Equal(0, bench.Journal.GetWriterStatistics().QueueDepth);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_after_it_was_taken_tells_its_outcome()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        bench.Store.Hold();
        var taken = bench.Journal.AppendAsync([RecordingBench.Event("taken")], cancellationToken: cancellation.Token);
        Until.True(() => bench.Store.IsHolding, "the writer is in the store");

        await cancellation.CancelAsync();
        bench.Store.Release();

        Assert.Equal([1L], await taken);
    }

    [Fact]
    public async Task A_buffered_append_waits_for_the_next_group_like_a_recorded_event()
    {
        await using var bench = await RecordingBench.OpenAsync();

        var append = bench.Journal.AppendAsync([RecordingBench.Event("a")], Durability.Buffered, cancellationToken: RecordingBench.Cancellation);
        bench.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(append.IsCompleted);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal([1L], await append);
        Assert.Equal(Durability.Committed, bench.Store.Calls[0].Durability);
    }

    [Fact]
    public async Task A_list_that_changes_after_the_call_changes_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var held = bench.HoldWriter();
        var events = new List<PortfolioEvent> { RecordingBench.Event("given") };
        var append = bench.Journal.AppendAsync(events, cancellationToken: RecordingBench.Cancellation);

        events[0] = RecordingBench.Event("changed");
        bench.Store.Release();

        await Task.WhenAll(held, append);
        Assert.Equal(["held", "given"], bench.Reasons);
    }

    [Fact]
    public async Task Wrong_arguments_are_refused_before_anything_is_asked_of_the_store()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var one = new[] { RecordingBench.Event("a") };

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendAsync(one, idempotencyKey: string.Empty, cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendAsync(one, idempotencyKey: new string('k', 257), cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendAsync(one, idempotencyKey: "\ud800", cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendAsync([null!], cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bench.Journal.AppendAsync(one, (Durability)9, cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendNewAsync(one, ["1", "2"], cancellationToken: RecordingBench.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Journal.AppendNewAsync(one, [null!], cancellationToken: RecordingBench.Cancellation));
        Assert.Empty(bench.Store.Calls);
    }
}
