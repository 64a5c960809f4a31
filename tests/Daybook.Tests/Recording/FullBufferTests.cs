using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class FullBufferTests
{
    private static JournalOptions TwoPlacesNoWait(JournalOptions options) => options with { BufferCapacity = 2, MaxWait = TimeSpan.Zero };

    [Fact]
    public async Task A_full_buffer_refuses_and_counts_and_never_throws()
    {
        await using var bench = await RecordingBench.OpenAsync(TwoPlacesNoWait);
        var held = bench.HoldWriter();

        Assert.True(bench.Journal.Record(RecordingBench.Note, "1"));
        Assert.True(bench.Journal.Record(RecordingBench.Note, "2"));
        Assert.False(bench.Journal.Record(RecordingBench.Note, "3"));
        Assert.False(bench.Journal.Record(RecordingBench.Note, "4"));

        Assert.Equal(2, bench.Journal.GetWriterStatistics().Refused);
        Assert.Equal(3, bench.Journal.GetWriterStatistics().QueueDepth);
        bench.Store.Release();
        await held;
    }

    [Fact]
    public async Task A_gap_becomes_an_event_exactly_where_events_are_missing()
    {
        await using var bench = await RecordingBench.OpenAsync(TwoPlacesNoWait);
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");
        bench.Journal.Record(RecordingBench.Note, "refused");
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        bench.Journal.Record(RecordingBench.Note, "refused");

        bench.Store.Release();
        await held;
        bench.UntilStored(4);
        Assert.True(bench.Journal.Record(RecordingBench.Note, "3"));
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.UntilStored(5);

        var gap = bench.Stored[3];
        Assert.Equal(["held", "1", "2", gap.Reason, "3"], bench.Reasons);
        Assert.Equal((EventTypes.RecordingGap, "error", "tester"), (gap.Type, gap.Action, gap.Actor));
        Assert.Contains("2 events were refused between 2025-03-05T14:30:00Z and 2025-03-05T14:30:05Z", gap.Reason, StringComparison.Ordinal);
        using var facts = gap.Metadata!.ToDocument();
        Assert.Equal(2, facts.RootElement.GetProperty("refused").GetInt64());
        Assert.Contains("buffer of 2 events was full", facts.RootElement.GetProperty("cause").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_between_two_gaps_stay_between_them()
    {
        await using var bench = await RecordingBench.OpenAsync(TwoPlacesNoWait);
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");
        bench.Journal.Record(RecordingBench.Note, "refused");
        var append = bench.Journal.AppendAsync([RecordingBench.Event("between")], cancellationToken: RecordingBench.Cancellation);
        bench.Journal.Record(RecordingBench.Note, "refused");

        bench.Store.Release();
        await Task.WhenAll(held, append);

        bench.UntilStored(6);
        Assert.Equal(["held", "1", "2", "gap", "between", "gap"], bench.Stored.Select(stored => stored.Type == EventTypes.RecordingGap ? "gap" : stored.Reason));
    }

    [Fact]
    public async Task The_next_flush_tells_of_refused_events_and_only_that_one()
    {
        await using var bench = await RecordingBench.OpenAsync(TwoPlacesNoWait);
        var held = bench.HoldWriter();
        for (var i = 0; i < 5; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");
        bench.Store.Release();
        await held;

        var error = await Assert.ThrowsAsync<JournalFlushException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal((3, 0, 0), (error.Refused, error.InDoubt, error.Waiting));
        Assert.Contains("3 events were refused", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, bench.Journal.GetWriterStatistics().Refused);
    }

    [Fact]
    public async Task A_caller_waits_for_a_place_and_gets_it()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1 });
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        var waiting = Task.Run(() => bench.Journal.Record(RecordingBench.Note, "2"), RecordingBench.Cancellation);
        Until.True(() => bench.Journal.Buffer.State.CallersWaiting == 1, "the caller waits");

        bench.Store.Release();

        Assert.True(await waiting);
        await held;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Equal(["held", "1", "2"], bench.Reasons);
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_options_say()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1, MaxWait = TimeSpan.FromSeconds(1) });
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        var waiting = Task.Run(() => bench.Journal.Record(RecordingBench.Note, "2"), RecordingBench.Cancellation);
        Until.True(() => bench.Journal.Buffer.State.CallersWaiting == 1, "the caller waits");

        bench.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(1, bench.Journal.Buffer.State.CallersWaiting);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(await waiting);
        bench.Store.Release();
        await held;
    }

    [Fact]
    public async Task After_one_wait_in_vain_nobody_waits_again_until_there_is_room()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1 });
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        var waiting = Task.Run(() => bench.Journal.Record(RecordingBench.Note, "refused"), RecordingBench.Cancellation);
        Until.True(() => bench.Journal.Buffer.State.CallersWaiting == 1, "the caller waits");
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await waiting);

        // The clock stands still, so this would never return if it waited.
        Assert.False(bench.Journal.Record(RecordingBench.Note, "refused at once"));

        bench.Store.Release();
        await held;
        bench.UntilStored(3);
        Assert.True(bench.Journal.Record(RecordingBench.Note, "2"));
    }

    [Fact]
    public async Task An_awaited_append_needs_no_place()
    {
        await using var bench = await RecordingBench.OpenAsync(TwoPlacesNoWait);
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "2");
        var append = bench.Journal.AppendAsync([RecordingBench.Event("awaited")], cancellationToken: RecordingBench.Cancellation);

        bench.Store.Release();
        await Task.WhenAll(held, append);

        Assert.Equal(["held", "1", "2", "awaited"], bench.Reasons);
    }

    [Fact]
    public async Task Recorded_events_that_a_store_refuses_are_counted_and_leave_a_gap()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Store.Answer = outcomes => [.. outcomes.Select(outcome => outcome with { Ids = [], Refused = new InvalidOperationException("not this one") })];
        bench.Journal.Record(RecordingBench.Note, "1");
        var error = await Assert.ThrowsAsync<JournalFlushException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));

        bench.Store.Answer = null;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(1, error.Refused);
        Assert.Contains("not this one", bench.Stored[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(EventTypes.RecordingGap, bench.Stored[^1].Type);
    }
}
