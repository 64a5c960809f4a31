using Daybook.Operations.Histograms;
using Daybook.Operations.Lanes;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class LanesTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_category_has_a_lane_with_the_columns_that_have_events()
    {
        var answer = await LanesOperation.RunAsync(Context(), new LanesRequest { Columns = 4, Events = 0, Selection = new Selection { From = "2025-03-05", To = "2025-03-09" } }, Cancel);

        GoldenFile.Holds("lanes", answer);
    }

    [Theory]
    [InlineData(HistogramKey.Category)]
    [InlineData(HistogramKey.Type)]
    [InlineData(HistogramKey.Asset)]
    [InlineData(HistogramKey.Action)]
    public async Task Every_event_is_in_one_lane(HistogramKey by)
    {
        var head = await Journal.GetHeadAsync(Cancel);

        var all = await LanesOperation.RunAsync(Context(), new LanesRequest { By = by }, Cancel);
        var few = await LanesOperation.RunAsync(Context(), new LanesRequest { By = by, Lanes = 1, Events = 3 }, Cancel);

        Assert.Equal(head.Count, all.Lanes.Sum(lane => lane.Total));
        Assert.Equal(head.Count, all.Events!.Count);
        Assert.Equal(head.Count, Assert.Single(few.Lanes).Total + few.Others!.Total);
        Assert.Null(few.Events);
        Assert.All(all.Lanes, lane => Assert.Equal(lane.Total, lane.Cells.Sum(cell => cell.Count)));
    }

    [Fact]
    public async Task Blocks_have_a_lane_for_each_protection()
    {
        var answer = await LanesOperation.RunAsync(Context(), new LanesRequest { By = HistogramKey.Protection }, Cancel);

        Assert.Equal("whipsaw_protection", Assert.Single(answer.Lanes).Key);
        Assert.Equal((1, "KO"), (answer.Total, Assert.Single(answer.Events!).Asset));
        Assert.Equal(1, answer.Columns);
    }

    [Fact]
    public async Task Without_events_there_are_no_lanes() =>
        Assert.Empty((await LanesOperation.RunAsync(Context(), new LanesRequest { Selection = new Selection { From = "2030-01-01" } }, Cancel)).Lanes);

    [Theory]
    [InlineData(0, 1, 0, "columns")]
    [InlineData(2_001, 1, 0, "columns")]
    [InlineData(1, 501, 0, "lanes")]
    [InlineData(1, 1, -1, "events")]
    public async Task What_is_out_of_its_range_is_refused(int columns, int lanes, int events, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => LanesOperation.RunAsync(Context(), new LanesRequest { Columns = columns, Lanes = lanes, Events = events }, Cancel));

        Assert.Equal((RefusalCode.InvalidValue, parameter), (refused.Code, refused.Parameter));
    }
}
