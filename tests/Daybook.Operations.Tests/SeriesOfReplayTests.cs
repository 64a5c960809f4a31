using Daybook.Operations.Series;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class SeriesOfReplayTests : ReplayedMarket
{
    [Fact]
    public async Task The_figures_are_those_of_the_replay()
    {
        var replay = await ReplayAsync();

        var series = await SeriesOperation.RunAsync(Context(), new SeriesRequest(), TestContext.Current.CancellationToken);

        Assert.Equal(replay.Session, series.Run);
        Assert.True(series.HasValues);
        Assert.Equal(replay.Performance.MaxDrawdown, series.Figures!.MaxDrawdown);
        Assert.Equal(replay.Performance.PeriodsPerYear, series.Figures.PeriodsPerYear);
        Assert.Equal(replay.Performance.Turnover!.Value, series.Figures.Turnover!.Value, 9);
        Assert.Equal(replay.Performance.Costs!.Value, series.Figures.Costs!.Value, 9);
    }
}
