using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class ResumedAndAbandonedTests
{
    [Fact]
    public async Task A_resumed_session_goes_on_without_a_second_start_and_keeps_running_when_the_handle_is_disposed()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("import");
        await using (var resumed = bench.Journal.ResumeSession(session.Id))
        {
            resumed.Record(RecordingBench.Note, "by handle");
            bench.Journal.Record(RecordingBench.Note, "ambient");
            Assert.True(resumed.IsResumed);
        }

        session.Record(RecordingBench.Note, "goes on");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["import began", "by handle", "ambient", "goes on", "import completed"], bench.Reasons);
        Assert.All(bench.Stored, stored => Assert.Equal(session.Id, stored.SessionId));
        Assert.Equal(2, bench.Store.Left.Count);
    }

    [Fact]
    public async Task A_resumed_handle_can_end_the_session_and_only_one_end_is_kept()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using (var session = bench.Journal.BeginSession("import"))
        {
            await using var resumed = bench.Journal.ResumeSession(session.Id);
            await resumed.CompleteAsync(cancellationToken: RecordingBench.Cancellation);
        }

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal("completed", Assert.Single(bench.Stored, stored => stored.Type == EventTypes.SessionEnd).TextFact("status"));
    }

    [Fact]
    public async Task Opening_ends_sessions_in_which_nobody_takes_part_any_more()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var lost = bench.Journal.BeginSession("rebalance");
        var running = bench.Journal.BeginSession("import");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.AbandonedSessions.Add(lost.Id);
        bench.Time.Advance(TimeSpan.FromHours(1));

        await using var next = await RecordingBench.OpenAsync(bench.Store, bench.Time, options => options with { Actor = "opener" });

        var end = bench.Stored[^1];
        Assert.Equal((EventTypes.SessionEnd, lost.Id, "opener"), (end.Type, end.SessionId, end.Actor));
        Assert.Equal("abandoned", end.TextFact("status"));
        Assert.Equal(RecordingBench.Start.AddHours(1), end.OccurredAt);
        Assert.Equal([running.Id], (await next.Source.GetRunningSessionsAsync(RecordingBench.Cancellation)).Select(session => session.SessionId));
    }

    [Fact]
    public async Task Who_asks_for_it_opens_without_ending_anybodys_session()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var lost = bench.Journal.BeginSession("rebalance");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.AbandonedSessions.Add(lost.Id);

        await using var next = await RecordingBench.OpenAsync(bench.Store, bench.Time, options => options with { EndAbandonedSessions = false });

        Assert.Single(bench.Stored);
        Assert.Equal([lost.Id], (await next.Source.GetRunningSessionsAsync(RecordingBench.Cancellation)).Select(session => session.SessionId));
    }

    [Fact]
    public async Task Two_who_open_at_once_write_one_end_and_so_does_a_session_that_ends_just_then()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var session = bench.Journal.BeginSession("rebalance");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.AbandonedSessions.Add(session.Id);

        bench.Store.Hold();
        var first = RecordingBench.OpenAsync(bench.Store, bench.Time);
        var second = RecordingBench.OpenAsync(bench.Store, bench.Time);
        await session.DisposeAsync();
        bench.Store.Release();
        await using var one = await first;
        await using var other = await second;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Single(bench.Stored, stored => stored.Type == EventTypes.SessionEnd);
    }

    [Fact]
    public async Task An_abandoned_session_that_cannot_be_ended_yet_is_ended_when_the_store_returns()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var session = bench.Journal.BeginSession("rebalance");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.AbandonedSessions.Add(session.Id);
        bench.Store.Failure = new StoreUnavailableException("busy");

        await using var next = await RecordingBench.OpenAsync(bench.Store, bench.Time);
        Assert.IsType<JournalUnavailableException>(next.Fault);
        bench.Store.Failure = null;
        await next.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal("abandoned", bench.Stored[^1].TextFact("status"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(244)]
    [InlineData(256)]
    public async Task Any_session_id_that_can_be_stored_can_be_ended(int length)
    {
        await using var bench = await RecordingBench.OpenAsync();

        await using var resumed = bench.Journal.ResumeSession(new string('s', length));
        await resumed.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        var key = bench.Store.Calls[^1].Requests[0].Key!;
        Assert.StartsWith("session-end:", key, StringComparison.Ordinal);
        Assert.True(key.Length <= 256);
    }

    [Fact]
    public async Task An_id_that_cannot_be_stored_cannot_be_resumed()
    {
        await using var bench = await RecordingBench.OpenAsync();

        Assert.Throws<InvalidEventException>(() => bench.Journal.ResumeSession(string.Empty));
        Assert.Throws<InvalidEventException>(() => bench.Journal.ResumeSession(new string('s', 257)));
    }
}
