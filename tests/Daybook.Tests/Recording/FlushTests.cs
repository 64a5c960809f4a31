using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class FlushTests
{
    [Fact]
    public async Task A_flush_writes_and_syncs_what_was_recorded_without_waiting_for_the_clock()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Journal.Record(RecordingBench.Note, "a");

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["a"], bench.Reasons);
        Assert.Equal(Durability.Synced, Assert.Single(bench.Store.Calls).Durability);
    }

    [Fact]
    public async Task A_flush_covers_everything_before_it_also_over_several_groups()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 2 });
        var held = bench.HoldWriter();
        for (var i = 0; i < 7; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");
        var flush = bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        bench.Store.Release();
        await flush;

        Assert.Equal(8, bench.Stored.Count);
        Assert.Equal(Durability.Synced, bench.Store.Calls[^1].Durability);
        await held;
    }

    [Fact]
    public async Task What_was_only_committed_is_forced_to_the_disk_by_the_next_synced_flush()
    {
        await using var bench = await RecordingBench.OpenAsync();
        bench.Journal.Record(RecordingBench.Note, "a");
        await bench.Journal.FlushAsync(Durability.Committed, RecordingBench.Cancellation);

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([Durability.Committed, Durability.Synced], bench.Store.Calls.Select(call => call.Durability));
        Assert.Empty(bench.Store.Calls[1].Requests);
        Assert.NotNull(bench.Store.Calls[1].Status);
    }

    [Fact]
    public async Task A_repeated_key_asks_for_the_disk_all_the_same()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("a")], Durability.Committed, "k", cancellationToken: RecordingBench.Cancellation);

        await bench.Journal.AppendAsync([RecordingBench.Event("a")], Durability.Synced, "k", cancellationToken: RecordingBench.Cancellation);

        var last = bench.Store.Calls[^1];
        Assert.Equal((Durability.Synced, 0), (last.Durability, last.Events));
        Assert.NotNull(last.Status);
    }

    [Fact]
    public async Task A_flush_of_nothing_asks_the_store_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Empty(bench.Store.Calls);
    }
}
