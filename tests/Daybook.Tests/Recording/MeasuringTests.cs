using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class MeasuringTests
{
    private static readonly EventType Scoring = EventType.Define("own_scoring", EventCategory.Scoring);

    [Fact]
    public async Task A_success_is_recorded_with_its_duration_and_its_result_comes_back()
    {
        await using var bench = await RecordingBench.OpenAsync();

        var result = bench.Journal.Measure(
            Scoring,
            "score the universe",
            () =>
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(7));
                return 42;
            },
            "AAPL",
            Metadata.Of(("assets", 138)));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(42, result);
        var stored = Assert.Single(bench.Stored);
        Assert.Equal((Scoring, "score the universe", "AAPL", 7.0), (stored.Type, stored.Reason, stored.Asset, stored.ExecutionTimeMs));
        Assert.Equal("""{"assets":138}""", stored.Metadata!.ToString());
    }

    [Fact]
    public async Task A_failure_is_recorded_as_an_error_and_goes_on_its_way()
    {
        await using var bench = await RecordingBench.OpenAsync();

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => bench.Journal.MeasureAsync(
            Scoring,
            "score the universe",
            async () =>
            {
                await Task.Yield();
                bench.Time.Advance(TimeSpan.FromMilliseconds(9));
                throw new TimeoutException("late prices");
            },
            metadata: Metadata.Of(("assets", 138))));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal("late prices", thrown.Message);
        var stored = Assert.Single(bench.Stored);
        Assert.Equal(("own_scoring_error", EventCategory.Error, "error", 9.0), (stored.Type.Name, stored.Category, stored.Action, stored.ExecutionTimeMs));
        Assert.Equal("score the universe: failed: late prices", stored.Reason);
        Assert.Equal("""{"error":"late prices","exception":"System.TimeoutException","assets":138}""", stored.Metadata!.ToString());
    }

    [Fact]
    public async Task Operations_without_a_result_are_measured_too()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Measure(Scoring, "one", () => { });
        await bench.Journal.MeasureAsync(Scoring, "two", () => Task.CompletedTask);
        Assert.Throws<TimeoutException>(() => bench.Journal.Measure(Scoring, "three", () => throw new TimeoutException()));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["own_scoring", "own_scoring", "own_scoring_error"], bench.Stored.Select(stored => stored.Type.Name));
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_not_started()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var started = false;

        Assert.Throws<InvalidEventException>(() => bench.Journal.Measure(EventTypes.PositionOpen, "no asset", () => started = true));
        Assert.Throws<InvalidEventException>(() => bench.Journal.Measure(Scoring, " ", () => started = true));
        Assert.Throws<InvalidEventException>(() => bench.Journal.Measure(Scoring, "s", () => started = true, metadata: Metadata.Of(("error", "mine"))));
        Assert.Throws<ArgumentException>(
            () => bench.Journal.Measure(EventType.Define(new string('a', 100), EventCategory.System), "too long for an error's name", () => started = true));

        Assert.False(started);
    }

    [Fact]
    public async Task An_operation_that_ends_its_own_trace_keeps_its_result_and_its_exception()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("rebalance");
        var trace = session.BeginTrace("score");

        var result = trace.Measure(
            Scoring,
            "ends its trace",
            () =>
            {
                trace.Dispose();
                return 42;
            });

        Assert.Equal(42, result);
        Assert.Throws<TimeoutException>(() => trace.Measure(Scoring, "fails in an ended trace", () => throw new TimeoutException()));
    }
}
