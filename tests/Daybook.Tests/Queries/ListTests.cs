using Daybook.Storage;

namespace Daybook.Tests.Queries;

public class ListTests
{
    private static readonly DateTimeOffset Newest = new(2025, 7, 28, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timeline_is_one_assets_events_the_oldest_first()
    {
        await using var reader = Year().Read();

        var page = await reader.GetTimelineAsync("NVDA", cancellationToken: Token);

        Assert.Equal(["asset_scored", "holding_period_block", "whipsaw_block"], page.Events.Select(e => e.Type.Name));
        Assert.All(page.Events, e => Assert.Equal("NVDA", e.Asset));
    }

    [Fact]
    public async Task A_timeline_has_bounds_an_order_and_pages()
    {
        await using var reader = Year().Read();

        var first = await reader.GetTimelineAsync("NVDA", to: Newest, limit: 1, order: QueryOrder.NewestFirst, cancellationToken: Token);
        var second = await reader.GetTimelineAsync("NVDA", to: Newest, limit: 1, order: QueryOrder.NewestFirst, after: first.Next, cancellationToken: Token);

        Assert.Equal(["holding_period_block", "asset_scored"], first.Events.Concat(second.Events).Select(e => e.Type.Name));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Windows_end_at_the_newest_event_and_include_it()
    {
        await using var reader = Year().Read();

        Assert.Equal([Newest, Newest.AddDays(-1)], (await reader.GetRecentAsync(cancellationToken: Token)).Events.Select(e => e.OccurredAt));
        Assert.Equal([Newest], (await reader.GetProtectionBlocksAsync(cancellationToken: Token)).Events.Select(e => e.OccurredAt));
        Assert.Equal([Newest.AddDays(-7)], (await reader.GetErrorsAsync(cancellationToken: Token)).Events.Select(e => e.OccurredAt));
        Assert.Equal([Newest.AddDays(-30)], (await reader.GetRegimeTransitionsAsync(cancellationToken: Token)).Events.Select(e => e.OccurredAt));
    }

    [Fact]
    public async Task A_window_may_end_at_another_time()
    {
        await using var reader = Year().Read();

        var page = await reader.GetProtectionBlocksAsync(asOf: Newest.AddDays(-8), cancellationToken: Token);

        Assert.Equal("holding_period_block", Assert.Single(page.Events).Type.Name);
    }

    [Fact]
    public async Task Windows_of_an_empty_journal_are_empty()
    {
        await using var reader = new Story().Read();

        Assert.Empty((await reader.GetRecentAsync(cancellationToken: Token)).Events);
    }

    [Fact]
    public async Task Windows_at_the_ends_of_time_are_cut_off_there()
    {
        await using var reader = Year().Read();

        Assert.Equal(6, (await reader.GetRecentAsync(TimeSpan.MaxValue, asOf: DateTimeOffset.MaxValue, cancellationToken: Token)).Events.Count);
    }

    [Fact]
    public async Task A_window_without_length_is_refused()
    {
        await using var reader = Year().Read();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => reader.GetErrorsAsync(TimeSpan.Zero, cancellationToken: Token).AsTask());
    }

    private static Story Year() => new Story()
        .Add("regime_transition", "regime", "transition", regime: "Reflation", at: Newest.AddDays(-30))
        .Add("asset_scored", "scoring", asset: "NVDA", score: 0.5, at: Newest.AddDays(-20))
        .Add("holding_period_block", "protection", "block", "NVDA", at: Newest.AddDays(-8))
        .Add("position_open_error", "error", asset: "TSLA", at: Newest.AddDays(-7))
        .Add("asset_scored", "scoring", asset: "TSLA", score: 0.5, at: Newest.AddDays(-1))
        .Add("whipsaw_block", "protection", "block", "NVDA", at: Newest);
}
