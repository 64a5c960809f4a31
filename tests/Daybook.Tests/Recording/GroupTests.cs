using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class GroupTests
{
    [Fact]
    public async Task Many_callers_share_one_group()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var held = bench.HoldWriter();
        var appends = Enumerable.Range(0, 20)
            .Select(i => bench.Journal.AppendAsync([RecordingBench.Event($"{i}")], cancellationToken: RecordingBench.Cancellation)).ToList();

        bench.Store.Release();
        await Task.WhenAll([held, .. appends]);

        Assert.Equal(2, bench.Store.Calls.Count);
        Assert.Equal(20, bench.Store.Calls[1].Requests.Count);
        Assert.Equal(Enumerable.Range(2, 20).Select(id => (long)id), appends.Select(append => append.Result[0]));
    }

    [Fact]
    public async Task Recorded_events_in_a_row_are_one_request_and_each_append_its_own()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "r1");
        bench.Journal.Record(RecordingBench.Note, "r2");
        var append = bench.Journal.AppendAsync([RecordingBench.Event("a1"), RecordingBench.Event("a2")], idempotencyKey: "k", cancellationToken: RecordingBench.Cancellation);
        bench.Journal.Record(RecordingBench.Note, "r3");

        bench.Store.Release();
        await Task.WhenAll(held, append);

        bench.UntilStored(6);
        var requests = bench.Store.Calls[1].Requests;
        Assert.Equal([2, 2, 1], requests.Select(request => request.Events.Count));
        Assert.Equal([TypeConflict.Rewrite, TypeConflict.Refuse, TypeConflict.Rewrite], requests.Select(request => request.OnConflict));
        Assert.Equal([null, "k", null], requests.Select(request => request.Key));
        Assert.Equal(["held", "r1", "r2", "a1", "a2", "r3"], bench.Reasons);
    }

    [Theory]
    [InlineData(Durability.Buffered, Durability.Committed, Durability.Committed)]
    [InlineData(Durability.Committed, Durability.Synced, Durability.Synced)]
    [InlineData(Durability.Synced, Durability.Buffered, Durability.Synced)]
    public async Task A_group_is_as_durable_as_the_most_that_was_asked_of_it(Durability one, Durability other, Durability expected)
    {
        await using var bench = await RecordingBench.OpenAsync();
        var held = bench.HoldWriter();
        var first = bench.Journal.AppendAsync([RecordingBench.Event("1")], one, cancellationToken: RecordingBench.Cancellation);
        var second = bench.Journal.AppendAsync([RecordingBench.Event("2")], other, cancellationToken: RecordingBench.Cancellation);

        bench.Store.Release();
        await Task.WhenAll(held, first, second);

        Assert.Equal(expected, bench.Store.Calls[1].Durability);
    }

    [Fact]
    public async Task Recorded_events_alone_are_committed_not_synced()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Record(RecordingBench.Note, "r");
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));

        bench.UntilStored(1);
        Assert.Equal(Durability.Committed, bench.Store.Calls[0].Durability);
    }

    [Fact]
    public async Task A_group_ends_at_its_largest_size_and_the_rest_follows_at_once()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 4 });
        var held = bench.HoldWriter();
        for (var i = 0; i < 9; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");

        bench.Store.Release();
        await held;

        bench.UntilStored(10);
        Assert.Equal([1, 4, 4, 1], bench.Store.Calls.Select(call => call.Events));
    }

    [Fact]
    public async Task An_append_larger_than_a_group_is_a_group_of_its_own()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 3 });
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "before");
        var large = bench.Journal.AppendAsync(
            [.. Enumerable.Range(0, 7).Select(i => RecordingBench.Event($"{i}"))], cancellationToken: RecordingBench.Cancellation);
        bench.Journal.Record(RecordingBench.Note, "after");

        bench.Store.Release();
        await Task.WhenAll(held, large);

        bench.UntilStored(10);
        Assert.Equal([1, 1, 7, 1], bench.Store.Calls.Select(call => call.Events));
    }

    [Fact]
    public async Task An_append_is_never_split_between_groups()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 5 });
        var held = bench.HoldWriter();
        var appends = Enumerable.Range(0, 3).Select(i => bench.Journal.AppendAsync(
            [.. Enumerable.Range(0, 3).Select(j => RecordingBench.Event($"{i}.{j}"))], cancellationToken: RecordingBench.Cancellation)).ToList();

        bench.Store.Release();
        await Task.WhenAll([held, .. appends]);

        Assert.Equal([1, 3, 3, 3], bench.Store.Calls.Select(call => call.Events));
    }
}
