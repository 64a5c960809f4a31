using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What core assets and the override of smart diversification change in a replay, and where they must not act.</summary>
public sealed class CoreAssetOutcomeTests
{
    /// <summary>A and B share a bucket with one place; both are outstanding until B falls.</summary>
    private static readonly SmallMarket s_rivals = new SmallMarket(14)
        .Asset("A", (0, 0.97)).Asset("B", (0, 0.96), (4, 0.3)).Bucket("Shares", "A", "B")
        .With("buckets.enabled", "true").With("buckets.max_positions", "1").With("buckets.max_allocation", "1").With("buckets.min_represented", "1").With("core.enabled", "true");

    [Fact]
    public void An_outstanding_asset_finds_a_place_in_a_full_bucket()
    {
        var without = s_rivals.With("core.enabled", "false").Replay();
        var with = s_rivals.Replay();

        Assert.Equal(["1 open A"], without.Trades);
        Assert.Contains("1 open B", with.Trades);
        Assert.Equal([0], with.DaysOf(EventTypes.BucketOverrideGranted, "B"));
        Assert.Equal([0], with.DaysOf(EventTypes.CoreAssetDesignated, "B"));
        Assert.Contains(0, without.DaysOf(EventTypes.BucketLimitEnforced, "B"));
    }

    [Fact]
    public void An_asset_that_is_not_outstanding_finds_none()
    {
        var replay = s_rivals.With("core.override_threshold", "0.965").Replay();

        Assert.Equal(["1 open A"], replay.Trades);
        Assert.Empty(replay.DaysOf(EventTypes.BucketOverrideGranted));
    }

    [Fact]
    public void A_core_asset_is_kept_whatever_its_score_while_it_is_one()
    {
        var shortly = s_rivals.With("core.expiry_days", "1").Replay();
        var with = s_rivals.With("core.expiry_days", "7").Replay();

        Assert.Equal(["1 open A", "1 open B", "5 close B"], shortly.Trades);
        Assert.Equal(["1 open A", "1 open B", "9 close B"], with.Trades);
        Assert.Equal([.. Enumerable.Range(4, 4).Select(day => $"{day} close core_asset_immunity core")], with.Refusals("B"));
        Assert.Equal([8], with.DaysOf(EventTypes.CoreAssetRevoked, "B"));
    }

    [Fact]
    public void A_core_asset_needs_no_grace_period_while_it_is_one()
    {
        var replay = s_rivals.With("core.expiry_days", "7").With("grace.enabled", "true").With("grace.days", "3").Replay();

        Assert.Equal([8], replay.DaysOf(EventTypes.GracePeriodStart, "B"));
        Assert.Equal([10, 11, 12], replay.Trades.Where(trade => trade.EndsWith('B')).Skip(1).Select(trade => int.Parse(trade.Split(' ')[0], null)));
    }

    [Fact]
    public void A_core_asset_that_lags_too_far_behind_its_peers_is_one_no_longer()
    {
        var lagging = new SmallMarket(14)
            .Asset("A", day => day < 6 ? 100 : 140, (0, 0.97)).Asset("B", (0, 0.96), (4, 0.3)).Asset("C", day => day < 6 ? 100 : 140, (0, 0.2)).Bucket("Shares", "A", "B", "C")
            .With("buckets.enabled", "true").With("buckets.max_positions", "1").With("buckets.max_allocation", "1").With("buckets.min_represented", "1").With("core.enabled", "true")
            .With("core.underperformance_days", "5");

        Assert.DoesNotContain(lagging.With("core.max_underperformance", "0.41").Replay().Trades, trade => trade.EndsWith("close B", StringComparison.Ordinal));
        var with = lagging.With("core.max_underperformance", "0.39").Replay();
        Assert.Contains("7 close B", with.Trades);
        Assert.Equal([6], with.DaysOf(EventTypes.CoreAssetRevoked, "B"));
    }

    [Fact]
    public void It_does_not_act_on_an_asset_that_is_no_core_asset()
    {
        var replay = s_rivals.Asset("C", (0, 0.9), (4, 0.3)).Bucket("Bonds", "C").Replay();

        Assert.Contains("5 close C", replay.Trades);
        Assert.Empty(replay.Refusals("C"));
    }
}
