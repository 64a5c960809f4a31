using Daybook.Events;
using Daybook.Operations.Durations;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class DurationsTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Percentiles_are_by_nearest_rank_and_the_slowest_runs_come_first()
    {
        var start = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);
        await Journal.AppendAsync(
            [
                .. Enumerable.Range(1, 100).Select(ms => PortfolioEvent.Create(
                    EventTypes.OperationCompleted, start.AddMinutes(ms), reason: "done", action: "complete", executionTimeMs: ms, metadata: Metadata.Of(("operation", "price")))),
                PortfolioEvent.Create(EventTypes.OperationCompleted, start.AddMinutes(7), reason: "done", action: "complete", executionTimeMs: 9_000, metadata: Metadata.Of(("operation", "rare"), ("success", false))),
            ],
            cancellationToken: Cancel);

        var answer = await DurationsOperation.RunAsync(Context(), new DurationsRequest { Selection = new Selection { From = "2025-04-01" }, Periods = 2, Most = 3 }, Cancel);

        Assert.Equal(["rare", "price"], answer.Operations.Select(one => one.Operation));
        Assert.Equal((1, 1), (answer.Operations[0].Count, answer.Operations[0].Failed));
        var prices = answer.Operations[1];
        Assert.Equal((100, 0, 50, 90, 99, 100, 5_050), (prices.Count, prices.Failed, prices.P50Ms, prices.P90Ms, prices.P99Ms, prices.MaxMs, prices.TotalMs));
        Assert.Equal([50, 50], prices.Periods.Select(period => period.Count));
        Assert.Equal([25, 75], prices.Periods.Select(period => period.P50Ms));
        Assert.Equal([9_000, 100, 99], answer.Slowest.Select(run => run.DurationMs));
        Assert.Equal((start.AddMinutes(1), start.AddMinutes(100), 101, false), (answer.From, answer.To, answer.Read, answer.Truncated));
    }

    [Fact]
    public async Task The_ends_of_traces_count()
    {
        var answer = await DurationsOperation.RunAsync(Context(), new DurationsRequest(), Cancel);

        GoldenFile.Holds("durations", answer);
    }

    [Fact]
    public async Task Without_an_operation_there_is_nothing()
    {
        var answer = await DurationsOperation.RunAsync(Context(), new DurationsRequest { Operation = "none" }, Cancel);

        Assert.Null(answer.From);
        Assert.Empty(answer.Operations);
        Assert.Empty(answer.Slowest);
    }

    [Theory]
    [InlineData(0, 1, "periods")]
    [InlineData(1_001, 1, "periods")]
    [InlineData(1, 0, "most")]
    public async Task What_is_out_of_its_range_is_refused(int periods, int most, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => DurationsOperation.RunAsync(Context(), new DurationsRequest { Periods = periods, Most = most }, Cancel));

        Assert.Equal((RefusalCode.InvalidValue, parameter), (refused.Code, refused.Parameter));
    }
}
