using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class AmbientTests
{
    [Fact]
    public async Task Code_called_from_a_session_records_into_it_without_knowing_it()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var trace = session.BeginTrace("score");

        await DeepAsync(bench.Journal);
        await bench.Journal.AppendAsync([RecordingBench.Event("appended")], cancellationToken: RecordingBench.Cancellation);
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        foreach (var reason in new[] { "deep", "appended" })
        {
            var stored = bench.Stored.Single(stored => stored.Reason == reason);
            Assert.Equal((session.Id, trace.Id), (stored.SessionId, stored.TraceId));
        }

        static async Task DeepAsync(Journal journal)
        {
            await Task.Yield();
            journal.Record(RecordingBench.Note, "deep");
        }
    }

    [Fact]
    public async Task After_a_session_has_ended_events_belong_to_none()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using (var session = bench.Journal.BeginSession("rebalance"))
            await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        bench.Journal.Record(RecordingBench.Note, "after");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal((null, null), (bench.Stored[^1].SessionId, bench.Stored[^1].TraceId));
    }

    [Fact]
    public async Task A_task_that_outlives_its_session_records_outside_of_it_and_never_into_another()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var go = new TaskCompletionSource();
        Task outliving;
        await using (var session = bench.Journal.BeginSession("first"))
        {
            using var trace = session.BeginTrace("starts a task");
            outliving = Task.Run(
                async () =>
                {
                    await go.Task;
                    bench.Journal.Record(RecordingBench.Note, "late");
                },
                RecordingBench.Cancellation);
            await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);
        }

        await using var second = bench.Journal.BeginSession("second");
        go.SetResult();
        await outliving;
        await second.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        var late = bench.Stored.Single(stored => stored.Reason == "late");
        Assert.Equal((null, null), (late.SessionId, late.TraceId));
    }

    [Fact]
    public async Task A_task_that_outlives_its_trace_records_into_the_session_around_it()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        var go = new TaskCompletionSource();
        Task outliving;
        using (session.BeginTrace("short"))
        {
            outliving = Task.Run(
                async () =>
                {
                    await go.Task;
                    bench.Journal.Record(RecordingBench.Note, "late");
                },
                RecordingBench.Cancellation);
        }

        go.SetResult();
        await outliving;
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        var late = bench.Stored.Single(stored => stored.Reason == "late");
        Assert.Equal((session.Id, null), (late.SessionId, late.TraceId));
    }

    [Fact]
    public async Task A_handle_records_into_its_own_session_whatever_the_flow_is_in()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var one = bench.Journal.BeginSession("one");
        using var trace = one.BeginTrace("trace of one");
        await using var other = bench.Journal.BeginSession("other");

        one.Record(RecordingBench.Note, "one");
        other.Record(RecordingBench.Note, "other");
        trace.Record(RecordingBench.Event("trace"));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var notes = bench.Stored.Where(stored => stored.Type == RecordingBench.Note).ToDictionary(stored => stored.Reason, stored => (stored.SessionId, stored.TraceId));
        Assert.Equal((one.Id, trace.Id), notes["one"]);
        Assert.Equal((other.Id, null), notes["other"]);
        Assert.Equal((one.Id, trace.Id), notes["trace"]);
    }

    [Fact]
    public async Task An_event_that_names_its_session_keeps_it_and_gets_no_trace_of_another()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        using var trace = session.BeginTrace("score");

        bench.Journal.Record(new EventFields { Type = RecordingBench.Note, Reason = "elsewhere", SessionId = "another" });
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(("another", null), (bench.Stored[^1].SessionId, bench.Stored[^1].TraceId));
    }

    [Fact]
    public async Task Two_journals_do_not_see_each_others_sessions()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var other = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");

        other.Journal.Record(RecordingBench.Note, "elsewhere");
        await other.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Null(other.Stored[0].SessionId);
    }

    [Fact]
    public async Task A_flow_that_begins_scopes_which_end_elsewhere_keeps_no_chain_of_them()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("long");
        var ended = new List<WeakReference>();

        for (var i = 0; i < 10; i++)
        {
            var trace = session.BeginTrace($"{i}");
            ended.Add(new WeakReference(trace));
            await Task.Run(trace.Dispose, RecordingBench.Cancellation);
        }

        bench.Journal.Record(RecordingBench.Note, "after");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        Assert.Null(bench.Stored[^1].TraceId);
        GC.Collect();
        Assert.True(ended.Take(8).Count(trace => trace.IsAlive) <= 1, "ended traces are kept alive");
    }
}
