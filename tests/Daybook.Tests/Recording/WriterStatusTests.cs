using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class WriterStatusTests
{
    [Fact]
    public async Task The_status_goes_along_at_most_once_a_second()
    {
        await using var bench = await RecordingBench.OpenAsync();

        foreach (var wait in new[] { 0, 500, 499, 1, 999, 1 })
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(wait));
            await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);
        }

        Assert.Equal([true, false, false, true, false, true], bench.Store.Calls.Select(call => call.Status is not null));
    }

    [Fact]
    public async Task A_status_that_was_not_stored_goes_with_the_next_group()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = new StoreUnavailableException("busy"));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));
        bench.Store.Failure = null;

        await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);

        Assert.NotNull(bench.Store.Calls[1].Status);
    }

    [Fact]
    public async Task Other_processes_read_who_writes_and_how_it_goes()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await bench.Journal.AppendAsync([RecordingBench.Event("b")], cancellationToken: RecordingBench.Cancellation);

        var status = Assert.Single(await bench.Store.GetWriterStatusAsync(RecordingBench.Cancellation));

        Assert.Equal((Environment.ProcessId, "tester"), (status.ProcessId, status.Actor));
        Assert.Equal((RecordingBench.Start, RecordingBench.Start.AddSeconds(1)), (status.StartedAt, status.UpdatedAt));
        Assert.Equal((1, 1), (status.Statistics.Events, status.Statistics.Groups));
    }

    [Fact]
    public async Task The_last_group_is_told_of_when_it_has_been_quiet_for_ten_seconds()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);
        await bench.Journal.AppendAsync([RecordingBench.Event("b")], cancellationToken: RecordingBench.Cancellation);

        bench.Time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.Equal(2, bench.Store.Calls.Count);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        bench.UntilCalls(3);

        Assert.Equal((2, 2), (bench.Store.Calls[2].Status!.Statistics.Events, bench.Store.Calls[2].Status!.Statistics.Groups));
        bench.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, bench.Store.Calls.Count);
    }

    [Fact]
    public async Task Commit_times_are_measured_by_the_clock()
    {
        await using var bench = await RecordingBench.OpenAsync();

        foreach (var milliseconds in new[] { 4, 2, 30 })
        {
            bench.Store.DuringAppend = () => bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);
        }

        var statistics = bench.Journal.GetWriterStatistics();
        Assert.Equal((3, 3, 0, 0), (statistics.Events, statistics.Groups, statistics.QueueDepth, statistics.Refused));
        Assert.Equal((4.0, 30.0, 30.0), (statistics.CommitMsP50, statistics.CommitMsP99, statistics.CommitMsMax));
        Assert.Null(statistics.Fault);
    }

    [Fact]
    public void Percentiles_are_of_the_last_1024_commits_and_the_longest_of_all()
    {
        var times = new Daybook.Recording.Writing.CommitTimes();
        Assert.Equal((0, 0, 0), times.Summary());

        times.Add(TimeSpan.FromMilliseconds(9_000));
        for (var i = 1; i <= 1_024; i++)
            times.Add(TimeSpan.FromMilliseconds(i));

        Assert.Equal((512, 1_014, 9_000), times.Summary());
    }
}
