using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class SessionTests
{
    [Fact]
    public async Task A_completed_session_is_on_the_disk_with_its_start_and_end()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var asOf = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero);

        await using var session = bench.Journal.BeginSession(
            "rebalance", asOf, "in-1", "conf-1", "1.2.3", Metadata.Of(("portfolio", "growth")));
        session.Record(RecordingBench.Note, "inside");
        bench.Time.Advance(TimeSpan.FromMilliseconds(30));
        await session.CompleteAsync(Metadata.Of(("trades", 3)), RecordingBench.Cancellation);

        Assert.Equal(["session_start", "note", "session_end"], bench.Stored.Select(stored => stored.Type.Name));
        Assert.All(bench.Stored, stored => Assert.Equal((session.Id, null, asOf, "tester"), (stored.SessionId, stored.TraceId, stored.OccurredAt, stored.Actor)));
        Assert.Equal(
            """{"kind":"rebalance","inputs_digest":"in-1","configuration_digest":"conf-1","code_version":"1.2.3","portfolio":"growth"}""",
            bench.Stored[0].Metadata!.ToString());
        Assert.Equal("""{"status":"completed","duration_ms":30,"trades":3}""", bench.Stored[2].Metadata!.ToString());
        Assert.Equal(Durability.Synced, bench.Store.Calls[^1].Durability);
        Assert.Empty(await bench.Store.GetRunningSessionsAsync(RecordingBench.Cancellation));
    }

    [Fact]
    public async Task A_failed_session_says_what_was_thrown()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");

        await session.FailAsync(new TimeoutException("prices came too late"), RecordingBench.Cancellation);

        var end = bench.Stored[^1];
        Assert.Equal("rebalance failed: prices came too late", end.Reason);
        Assert.Equal(("failed", "prices came too late", "System.TimeoutException"), (end.TextFact("status"), end.TextFact("error"), end.TextFact("exception")));
    }

    [Fact]
    public async Task A_session_that_is_disposed_without_being_completed_has_failed()
    {
        await using var bench = await RecordingBench.OpenAsync();

        await using (bench.Journal.BeginSession("rebalance"))
        {
        }

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Equal("failed", bench.Stored[^1].TextFact("status"));
        Assert.Contains("disposed without CompleteAsync", bench.Stored[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_first_end_counts()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using (var session = bench.Journal.BeginSession("rebalance"))
        {
            await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);
            await session.FailAsync(new TimeoutException(), RecordingBench.Cancellation);
        }

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Equal(["completed"], bench.Stored.Where(stored => stored.Type == EventTypes.SessionEnd).Select(stored => stored.TextFact("status")));
    }

    [Fact]
    public async Task An_ended_session_takes_nothing_more()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var session = bench.Journal.BeginSession("rebalance");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Throws<ObjectDisposedException>(() => session.Record(RecordingBench.Note, "late"));
        Assert.Throws<ObjectDisposedException>(() => session.Record(RecordingBench.Event("late")));
        Assert.Throws<ObjectDisposedException>(() => session.BeginTrace("late"));
    }

    [Fact]
    public async Task A_session_moves_its_own_time_on_and_may_give_it_back_to_the_clock()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var day = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.FromHours(2));
        await using var session = bench.Journal.BeginSession("backtest", day);
        bench.Journal.Record(RecordingBench.Note, "first day");
        session.OccurredAt = day.AddDays(1);
        session.Record(RecordingBench.Note, "second day");
        session.Record(RecordingBench.Note, "a time of its own", occurredAt: day.AddDays(9));
        session.OccurredAt = null;
        session.Record(RecordingBench.Note, "now");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([day, day, day.AddDays(1), day.AddDays(9), RecordingBench.Start], bench.Stored.Select(stored => stored.OccurredAt));
    }

    [Fact]
    public async Task A_session_inside_another_names_it_and_has_its_time()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var day = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero);
        await using var outer = bench.Journal.BeginSession("backtest", day);
        await using (var inner = bench.Journal.BeginSession("rebalance"))
        {
            bench.Journal.Record(RecordingBench.Note, "inner");
            await inner.CompleteAsync(cancellationToken: RecordingBench.Cancellation);
            Assert.Equal(day, inner.OccurredAt);
        }

        bench.Journal.Record(RecordingBench.Note, "outer");
        await outer.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(outer.Id, bench.Stored[1].TextFact("parent_session_id"));
        Assert.Equal(["inner"], bench.Stored.Where(stored => stored.SessionId != outer.Id && stored.Type == RecordingBench.Note).Select(stored => stored.Reason));
        Assert.Equal(["outer"], bench.Stored.Where(stored => stored.SessionId == outer.Id && stored.Type == RecordingBench.Note).Select(stored => stored.Reason));
    }

    [Fact]
    public async Task Facts_that_a_session_writes_itself_are_refused_and_nothing_is_left_behind()
    {
        await using var bench = await RecordingBench.OpenAsync();

        Assert.Throws<InvalidEventException>(() => bench.Journal.BeginSession("rebalance", metadata: Metadata.Of(("kind", "other"))));
        Assert.Throws<InvalidEventException>(() => bench.Journal.BeginSession(" "));
        bench.Journal.Record(RecordingBench.Note, "outside");
        await using var session = bench.Journal.BeginSession("rebalance");
        Assert.Throws<InvalidEventException>(() => { _ = session.CompleteAsync(Metadata.Of(("status", "other")), RecordingBench.Cancellation); });
        session.Record(RecordingBench.Note, "still runs");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["outside", "rebalance began", "still runs", "rebalance completed"], bench.Reasons);
        Assert.Null(bench.Stored[0].SessionId);
        Assert.Single(bench.Store.Left, left => left.SessionId == session.Id);
    }

    [Fact]
    public async Task The_lock_is_let_go_only_when_the_end_is_stored()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var session = bench.Journal.BeginSession("rebalance");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        bench.Store.Failure = new StoreUnavailableException("busy");

        await session.DisposeAsync();
        await Assert.ThrowsAsync<JournalFlushException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));
        Assert.Empty(bench.Store.Left);
        bench.Store.Failure = null;
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([(session.Id, 2L)], bench.Store.Left);
    }

    [Fact]
    public async Task Completing_while_the_store_is_away_keeps_the_end_and_says_so()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.Failure = new StoreUnavailableException("busy"));
        await using var session = bench.Journal.BeginSession("rebalance");

        var error = await Assert.ThrowsAsync<JournalFlushException>(() => session.CompleteAsync(cancellationToken: RecordingBench.Cancellation));
        bench.Store.Failure = null;
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(2, error.Waiting);
        Assert.Equal(["session_start", "session_end"], bench.Stored.Select(stored => stored.Type.Name));
    }

    [Fact]
    public async Task A_session_that_cannot_be_locked_runs_all_the_same_and_says_so()
    {
        await using var bench = await RecordingBench.OpenAsync(prepare: store => store.LockFailure = new StoreUnavailableException("no locks here"));

        await using var session = bench.Journal.BeginSession("rebalance");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal("no locks here", session.LockFailure);
        Assert.Equal("no locks here", bench.Stored[0].TextFact("lock_error"));
    }

    [Fact]
    public async Task A_session_that_outlives_its_journal_ends_without_a_word()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var session = bench.Journal.BeginSession("rebalance");
        var trace = session.BeginTrace("score");

        await bench.Journal.DisposeAsync();
        trace.Dispose();
        await session.DisposeAsync();

        Assert.Equal(session.Id, Assert.Single(bench.Store.Left).SessionId);
    }
}
