using System.Diagnostics;
using Daybook.Events;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class ActivityTests
{
    [Fact]
    public async Task The_ids_of_a_surrounding_activity_are_recorded()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var around = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        await using var session = bench.Journal.BeginSession("activity ids");
        using var trace = session.BeginTrace("score");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        foreach (var start in bench.Stored)
            Assert.Equal(around.TraceId.ToHexString(), start.TextFact("w3c_trace_id"));
    }

    [Fact]
    public async Task Without_an_activity_no_ids_are_recorded()
    {
        await using var bench = await RecordingBench.OpenAsync();
        Assert.Null(Activity.Current);

        await using var session = bench.Journal.BeginSession("no activity");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Null(bench.Stored[0].TextFact("w3c_trace_id"));
    }

    [Fact]
    public async Task A_session_and_its_traces_are_activities_when_somebody_listens()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var ended = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Daybook",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Name.StartsWith("listened ", StringComparison.Ordinal) ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity => ended.Add(activity),
        };
        ActivitySource.AddActivityListener(listener);

        await using var session = bench.Journal.BeginSession("listened session");
        using (var trace = session.BeginTrace("listened trace", "AAPL"))
            trace.Fail("no price");
        await session.CompleteAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["listened trace", "listened session"], ended.Select(activity => activity.OperationName));
        Assert.Equal(ended[1].SpanId, ended[0].ParentSpanId);
        Assert.Equal((ActivityStatusCode.Error, "no price"), (ended[0].Status, ended[0].StatusDescription));
        Assert.Equal(ActivityStatusCode.Unset, ended[1].Status);
        Assert.Equal(session.Id, ended[1].GetTagItem("daybook.session.id"));
        Assert.Equal("AAPL", ended[0].GetTagItem("daybook.asset"));
        Assert.Equal(ended[1].SpanId.ToHexString(), bench.Stored[0].TextFact("w3c_span_id"));
        Assert.Equal(ended[0].SpanId.ToHexString(), bench.Stored.Single(stored => stored.Type == EventTypes.TraceStart).TextFact("w3c_span_id"));
        Assert.Null(Activity.Current);
    }
}
