using Daybook.Operations.Selecting;
using Daybook.Operations.Statistics;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class StatisticsTests : SmallJournal
{
    [Fact]
    public async Task Everything_is_counted_and_the_largest_comes_first()
    {
        var answer = await StatisticsOperation.RunAsync(Context(), new StatisticsRequest { Period = "1d", Selection = new Selection { From = "2025-03-01" } }, TestContext.Current.CancellationToken);

        Assert.Equal((2, 1, 1), (answer.Trades, answer.Blocks, answer.Errors));
        Assert.Equal(1, answer.BlockedBy["whipsaw_protection"]);
        Assert.Equal(["position_close", "position_open"], answer.TradesByType.Keys);
        GoldenFile.Holds("stats", answer);
    }

    [Fact]
    public async Task An_empty_window_has_no_times() =>
        GoldenFile.Holds("stats-nothing", await StatisticsOperation.RunAsync(Context(), new StatisticsRequest { Selection = new Selection { From = "2030-01-01" } }, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("0d", RefusalCode.InvalidTime)]
    [InlineData("week", RefusalCode.InvalidTime)]
    [InlineData("30s", RefusalCode.InvalidValue)]
    public async Task A_period_is_a_minute_at_least(string period, RefusalCode code)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => StatisticsOperation.RunAsync(Context(), new StatisticsRequest { Period = period }, TestContext.Current.CancellationToken));

        Assert.Equal((code, "period"), (refused.Code, refused.Parameter));
    }
}
