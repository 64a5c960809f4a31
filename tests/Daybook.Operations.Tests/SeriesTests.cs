using Daybook.Events;
using Daybook.Operations.Series;
using Daybook.Operations.Tests.Support;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class SeriesTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_come_with_drawdown_exposure_regimes_and_figures()
    {
        await ValueAsync();

        var answer = await SeriesOperation.RunAsync(Context(), new SeriesRequest { Run = "live" }, Cancel);

        GoldenFile.Holds("series", answer);
        Assert.Equal([0, 0, 0.1, 0], answer.Points.Select(point => Math.Round(point.Drawdown!.Value, 9)));
    }

    [Fact]
    public async Task A_peak_before_the_window_counts_and_its_figures_are_those_of_the_window()
    {
        await ValueAsync();

        var answer = await SeriesOperation.RunAsync(Context(), new SeriesRequest { Run = "live", From = "2025-07-01" }, Cancel);

        Assert.Equal(2, answer.Points.Count);
        Assert.Equal(0.1, answer.Points[0].Drawdown!.Value, 9);
        Assert.Equal(0, answer.Figures!.MaxDrawdown);
        Assert.Equal(["Reflation", "Deflation"], answer.Regimes.Select(span => span.Regime));
    }

    [Fact]
    public async Task With_few_points_the_extremes_are_kept()
    {
        await ValueAsync();

        var answer = await SeriesOperation.RunAsync(Context(), new SeriesRequest { Run = "live", Points = 1 }, Cancel);

        var point = Assert.Single(answer.Points);
        Assert.Equal((100.0, 99.0, 130.0, 130.0, 4), (point.FirstValue, point.MinValue, point.MaxValue, point.Value, answer.Recorded));
        Assert.Equal(0.1, point.Drawdown!.Value, 9);
    }

    [Fact]
    public async Task Without_values_there_are_exposure_and_positions_alone()
    {
        var answer = await SeriesOperation.RunAsync(Context(), new SeriesRequest { Run = "live" }, Cancel);

        Assert.False(answer.HasValues);
        Assert.Null(answer.Figures);
        Assert.Equal([(0.12, 1L), (0.0, 0L)], answer.Points.Select(point => (point.Exposure!.Value, point.Positions!.Value)));
        Assert.All(answer.Points, point => Assert.Null(point.Value));
    }

    [Theory]
    [InlineData(0, null, null, RefusalCode.InvalidValue, "points")]
    [InlineData(10, "soon", null, RefusalCode.InvalidTime, "from")]
    [InlineData(10, "2025-03-05", "2025-03-05", RefusalCode.Contradiction, "to")]
    public async Task What_cannot_be_told_is_refused(int points, string? from, string? to, RefusalCode code, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SeriesOperation.RunAsync(Context(), new SeriesRequest { Points = points, From = from, To = to }, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
    }

    private async Task ValueAsync()
    {
        PortfolioEvent Value(int quarter, double value) => PortfolioEvent.Create(
            EventTypes.PortfolioSnapshot, At(quarter), "The portfolio's value", portfolioAllocation: 0.5, activePositions: 2, metadata: Metadata.Of(("portfolio_value", value), ("cash", value / 2)));
        await Journal.AppendAsync(
            [
                PortfolioEvent.Create(EventTypes.RegimeDetection, At(1), "growth rises", action: "detect", regime: "Reflation"),
                Value(1, 100),
                PortfolioEvent.Create(EventTypes.PositionOpen, At(1), "bought", "KO", "open", sizeAfter: 0.5, metadata: Metadata.Of(("value", 50), ("costs", 0.25))),
                Value(2, 110),
                PortfolioEvent.Create(EventTypes.RegimeTransition, At(3), "growth falls", action: "transition", regime: "Deflation", metadata: Metadata.Of(("from_regime", "Reflation"))),
                Value(3, 99),
                Value(4, 130),
            ],
            cancellationToken: Cancel);
    }

    private static DateTimeOffset At(int quarter) => new(2025, (3 * quarter) - 2, 1, 21, 0, 0, TimeSpan.Zero);
}
