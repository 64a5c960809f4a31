using Daybook.Events;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tailing;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class TailTests : SmallJournal
{
    [Fact]
    public async Task The_newest_come_in_the_order_of_recording_with_the_place_behind_them() =>
        GoldenFile.Holds("tail", await TailOperation.RunAsync(Context(), new TailRequest { Lines = 2 }, Cancel));

    [Fact]
    public async Task Following_goes_on_behind_a_place_without_a_gap()
    {
        var request = new TailRequest { Selection = new Selection { Filter = "category = 'portfolio'" }, Lines = 1 };
        var last = await TailOperation.RunAsync(Context(), request, Cancel);
        var (first, second) = (Close("KO"), Close("PEP"));
        await Journal.AppendAsync([first], cancellationToken: Cancel);
        await Journal.AppendAsync([second], cancellationToken: Cancel);

        var seen = new List<TailAnswer>();
        await foreach (var answer in TailOperation.FollowAsync(Context(), request with { After = last.Next }, Cancel))
        {
            seen.Add(answer);
            if (seen.Count == 2)
                break;
        }

        Assert.Equal(["NVDA", "KO", "PEP"], [.. last.Events.Concat(seen.SelectMany(answer => answer.Events)).Select(entry => entry.Asset)]);
        await foreach (var again in TailOperation.FollowAsync(Context(), request with { After = seen[0].Next }, Cancel))
        {
            Assert.Equal("PEP", again.Events[0].Asset);
            break;
        }
    }

    [Fact]
    public async Task A_window_of_time_selects_too()
    {
        var request = new TailRequest { Selection = new Selection { From = "2025-03-06", To = "2025-03-07" }, Lines = 100 };

        var answer = await TailOperation.RunAsync(Context(), request, Cancel);

        Assert.NotEmpty(answer.Events);
        Assert.All(answer.Events, entry => Assert.Equal(6, entry.OccurredAt.Day));
    }

    [Theory]
    [InlineData(-1, null, "lines")]
    [InlineData(1_000_001, null, "lines")]
    [InlineData(1, "soon", "after")]
    public async Task What_cannot_be_read_is_refused_by_its_name(int lines, string? after, string parameter)
    {
        var request = new TailRequest { Lines = lines, After = after };

        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            await TailOperation.RunAsync(Context(), request, Cancel);
            await foreach (var _ in TailOperation.FollowAsync(Context(), request, Cancel))
                break;
        });

        Assert.Equal((RefusalCode.InvalidValue, parameter), (refused.Code, refused.Parameter));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static PortfolioEvent Close(string asset) =>
        PortfolioEvent.Create(EventTypes.PositionClose, new DateTimeOffset(2025, 3, 8, 0, 0, 0, TimeSpan.Zero), "score under 0.60", asset: asset);
}
