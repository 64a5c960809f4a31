using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class TraceTests
{
    [Fact]
    public async Task A_trace_records_its_start_its_events_and_its_end_with_the_duration()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        string id;
        using (var trace = session.BeginTrace("score AAPL", "AAPL", metadata: Metadata.Of(("model", "m1"))))
        {
            id = trace.Id;
            trace.Record(RecordingBench.Note, "inside");
            bench.Time.Advance(TimeSpan.FromMilliseconds(12.5));
        }

        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        var trail = bench.Stored.Where(stored => stored.TraceId == id).ToList();
        Assert.Equal(["trace_start", "note", "trace_end"], trail.Select(stored => stored.Type.Name));
        Assert.All(trail, stored => Assert.Equal(session.Id, stored.SessionId));
        Assert.Equal(["AAPL", null, "AAPL"], trail.Select(stored => stored.Asset));
        Assert.Equal("""{"operation":"score AAPL","model":"m1"}""", trail[0].Metadata!.ToString());
        Assert.Equal("""{"operation":"score AAPL","success":true,"duration_ms":12.5}""", trail[2].Metadata!.ToString());
        Assert.Equal(12.5, trail[2].ExecutionTimeMs);
    }

    [Fact]
    public async Task A_failed_trace_says_why_and_the_first_reason_counts()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        var trace = session.BeginTrace("score AAPL");

        trace.Fail(new DivideByZeroException("no volatility"));
        trace.Fail("something later");
        trace.Dispose();
        trace.Dispose();
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var end = Assert.Single(bench.Stored, stored => stored.Type == EventTypes.TraceEnd);
        Assert.Equal("score AAPL failed: no volatility", end.Reason);
        Assert.Equal(
            """{"operation":"score AAPL","success":false,"duration_ms":0,"error":"no volatility","exception":"System.DivideByZeroException"}""",
            end.Metadata!.ToString());
    }

    [Fact]
    public async Task Nested_traces_name_their_parents()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var outer = session.BeginTrace("outer");
        using (var inner = session.BeginTrace("inner"))
        {
            using var innermost = session.BeginTrace("innermost");
            bench.Journal.Record(RecordingBench.Note, "deep");
        }

        using var sibling = session.BeginTrace("sibling");
        using var child = outer.BeginTrace("explicit child");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var starts = bench.Stored.Where(stored => stored.Type == EventTypes.TraceStart).ToDictionary(stored => stored.TextFact("operation")!);
        Assert.Null(starts["outer"].TextFact("parent_trace_id"));
        Assert.Equal(outer.Id, starts["inner"].TextFact("parent_trace_id"));
        Assert.Equal(starts["inner"].TraceId, starts["innermost"].TextFact("parent_trace_id"));
        Assert.Equal(outer.Id, starts["sibling"].TextFact("parent_trace_id"));
        Assert.Equal(outer.Id, starts["explicit child"].TextFact("parent_trace_id"));
        Assert.Equal(starts["innermost"].TraceId, bench.Stored.Single(stored => stored.Reason == "deep").TraceId);
    }

    [Fact]
    public async Task Parallel_tasks_have_their_own_traces()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var all = session.BeginTrace("all");
        using var meeting = new Barrier(4);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            async () =>
            {
                using var outer = session.BeginTrace($"outer {i}");
                meeting.SignalAndWait(Until.Patience, RecordingBench.Cancellation);
                await Task.Yield();
                using var inner = session.BeginTrace($"inner {i}");
                meeting.SignalAndWait(Until.Patience, RecordingBench.Cancellation);
                bench.Journal.Record(RecordingBench.Note, $"note {i}");
            },
            RecordingBench.Cancellation)));
        bench.Journal.Record(RecordingBench.Note, "note of all");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var starts = bench.Stored.Where(stored => stored.Type == EventTypes.TraceStart).ToDictionary(stored => stored.TextFact("operation")!);
        var notes = bench.Stored.Where(stored => stored.Type == RecordingBench.Note).ToDictionary(stored => stored.Reason);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(all.Id, starts[$"outer {i}"].TextFact("parent_trace_id"));
            Assert.Equal(starts[$"outer {i}"].TraceId, starts[$"inner {i}"].TextFact("parent_trace_id"));
            Assert.Equal(starts[$"inner {i}"].TraceId, notes[$"note {i}"].TraceId);
        }

        Assert.Equal(all.Id, notes["note of all"].TraceId);
    }

    [Fact]
    public async Task Open_traces_end_with_their_session_innermost_first()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var outer = session.BeginTrace("outer");
        using var inner = session.BeginTrace("inner");

        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["inner succeeded", "outer succeeded", "rebalance completed"], bench.Reasons.TakeLast(3));
        Assert.Throws<ObjectDisposedException>(() => inner.Record(RecordingBench.Note, "late"));
        Assert.Throws<ObjectDisposedException>(() => inner.BeginTrace("late"));
    }

    [Fact]
    public async Task Open_traces_of_a_failed_session_have_failed()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var trace = session.BeginTrace("score");

        await session.FailAsync(new TimeoutException("late prices"), RecordingBench.Cancellation);

        var end = bench.Stored.Single(stored => stored.Type == EventTypes.TraceEnd);
        Assert.Equal("score failed: its session failed: late prices", end.Reason);
    }

    [Fact]
    public async Task A_parent_of_another_session_is_refused()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var one = bench.Journal.BeginSession("one");
        using var foreign = one.BeginTrace("foreign");
        await using var other = bench.Journal.BeginSession("other");

        Assert.Throws<ArgumentException>(() => other.BeginTrace("child", parent: foreign));
        using var own = other.BeginTrace("own");
        Assert.Null(own.ParentId);
    }

    [Fact]
    public async Task A_trace_that_cannot_be_recorded_leaves_nothing_behind()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");

        Assert.Throws<InvalidEventException>(() => session.BeginTrace(new string('o', 257)));
        Assert.Throws<InvalidEventException>(() => session.BeginTrace("score", "half \ud800"));
        Assert.Throws<InvalidEventException>(() => session.BeginTrace("score", metadata: Metadata.Of(("operation", "other"))));
        bench.Journal.Record(RecordingBench.Note, "in the session");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["rebalance began", "in the session", "rebalance completed"], bench.Reasons);
        Assert.Null(bench.Stored[1].TraceId);
    }

    [Theory]
    [InlineData("half \ud800 of a pair")]
    [InlineData("\udc00")]
    [InlineData("")]
    public async Task No_wording_keeps_an_error_from_being_recorded(string wording)
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using (var trace = session.BeginTrace("score"))
            trace.Fail(new InvalidOperationException(wording + new string('x', wording.Length == 0 ? 0 : 100_000)));

        await session.FailAsync(new InvalidOperationException(wording), RecordingBench.Cancellation);

        Assert.Equal(["session_start", "trace_start", "trace_end", "session_end"], bench.Stored.Select(stored => stored.Type.Name));
    }
}
