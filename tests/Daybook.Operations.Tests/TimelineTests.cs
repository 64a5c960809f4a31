using Daybook.Events;
using Daybook.Operations.Tests.Support;
using Daybook.Operations.Timeline;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class TimelineTests : SmallJournal
{
    [Fact]
    public async Task What_was_decided_comes_with_where_to_go_on()
    {
        var answer = await TimelineOperation.RunAsync(Context(), new TimelineRequest { Asset = "NVDA", Limit = 1, From = "2025-03-05T14:30:01Z" }, Cancel);

        Assert.Equal("position_open", Assert.Single(answer.Events).Type.Name);
        GoldenFile.Holds("timeline", answer);
        var rest = await TimelineOperation.RunAsync(Context(), new TimelineRequest { Asset = "NVDA", After = answer.Next }, Cancel);
        Assert.Equal(["position_close_error", "position_close"], rest.Events.Select(one => one.Type.Name));
    }

    [Fact]
    public async Task That_there_is_more_than_decisions_is_said_when_there_are_none()
    {
        Journal.Record(EventTypes.AssetScored, "momentum 0.2", "PEP", "score", scoreAfter: 0.31);
        await Journal.FlushAsync(cancellationToken: Cancel);
        var request = new TimelineRequest { Asset = "PEP" };

        Assert.True((await TimelineOperation.RunAsync(Context(), request, Cancel)).HasOtherEvents);
        Assert.Equal("asset_scored", Assert.Single((await TimelineOperation.RunAsync(Context(), request with { All = true }, Cancel)).Events).Type.Name);
        GoldenFile.Holds("timeline-nothing", await TimelineOperation.RunAsync(Context(), request with { Asset = "TSLA" }, Cancel));
    }

    [Fact]
    public async Task An_asset_has_a_name() =>
        Assert.Equal("asset", (await Assert.ThrowsAsync<RefusedException>(() => TimelineOperation.RunAsync(Context(), new TimelineRequest { Asset = "" }, Cancel))).Parameter);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
