using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What the limits of positions, buckets and correlations change in a replay, and where they must not act.</summary>
public sealed class LimitOutcomeTests
{
    /// <summary>A and B fill two places. On day 2 A falls and C rises, while A is too young to be sold.</summary>
    private static readonly SmallMarket s_full = new SmallMarket(10)
        .Asset("A", (0, 0.9), (2, 0.3)).Asset("B", (0, 0.9)).Asset("C", (0, 0.2), (2, 0.95))
        .With("holding.min_days", "4").With("selection.max_positions", "2").With("selection.max_new_positions", "2");

    private static readonly SmallMarket s_bucket = new SmallMarket(4).Asset("A", (0, 0.9)).Asset("B", (0, 0.8)).Asset("C", (0, 0.7))
        .Bucket("Shares", "A", "B").Bucket("Bonds", "C").With("buckets.min_represented", "1").With("buckets.max_allocation", "1");

    private static readonly SmallMarket s_twins = new SmallMarket(44).Asset("A", Wave, (0, 0.9)).Asset("B", day => 2 * Wave(day), (0, 0.8)).Asset("C", OtherWave, (0, 0.7)).BeginningOn(40);

    [Fact]
    public void A_denied_close_keeps_its_place_and_the_open_that_would_have_had_it_is_denied()
    {
        var without = s_full.With("selection.max_positions", "3").Replay();
        var with = s_full.Replay();

        Assert.Contains("3 open C", without.Trades);
        Assert.Equal(["1 open A", "1 open B", "6 close A", "6 open C"], with.Trades);
        Assert.Equal(["2 open position_limit no_place", "3 open position_limit no_place", "4 open position_limit no_place"], with.Refusals("C"));
        Assert.Equal(3, with.Result.Protections.Single(use => use.Key == "position_limit").Value.Blocked);
    }

    [Fact]
    public void The_limit_does_not_act_where_the_close_is_approved()
    {
        var with = s_full.With("holding.min_days", "1").Replay();

        Assert.Equal(["1 open A", "1 open B", "3 close A", "3 open C"], with.Trades);
        Assert.Empty(with.Refusals("C"));
    }

    [Fact]
    public void Of_equal_scores_the_first_has_the_place_that_is_left()
    {
        // Of three places two would be free; the denied close leaves one.
        var market = new SmallMarket(6).Asset("A", (0, 0.9), (2, 0.3)).Asset("C", (0, 0.2), (2, 0.8)).Asset("D", (0, 0.2), (2, 0.8))
            .With("holding.min_days", "4").With("selection.max_positions", "2").With("selection.max_new_positions", "2");
        var replay = market.Replay();

        Assert.Contains("3 open C", replay.Trades);
        Assert.Empty(replay.Refusals("C"));
        Assert.Contains("2 open position_limit no_place", replay.Refusals("D"));
    }

    [Fact]
    public void A_full_bucket_takes_no_further_asset()
    {
        var without = s_bucket.Replay();
        var with = s_bucket.With("buckets.enabled", "true").With("buckets.max_positions", "1").Replay();

        Assert.Equal(["1 open A", "1 open B", "1 open C"], without.Trades);
        Assert.Equal(["1 open A", "1 open C"], with.Trades);
        Assert.Equal([0, 1, 2, 3], with.DaysOf(EventTypes.BucketLimitEnforced, "B"));
    }

    [Fact]
    public void A_denied_close_keeps_its_place_in_its_bucket_too()
    {
        var market = s_full.With("selection.max_positions", "5").Bucket("Shares", "A", "C").With("buckets.enabled", "true").With("buckets.max_positions", "1").With("buckets.max_allocation", "1")
            .With("buckets.min_represented", "1");
        var replay = market.Replay();

        Assert.Equal(["1 open A", "1 open B", "6 close A", "6 open C"], replay.Trades);
        Assert.Equal(["2 open position_limit no_place", "3 open position_limit no_place", "4 open position_limit no_place"], replay.Refusals("C"));
    }

    [Fact]
    public void An_open_for_which_less_than_the_smallest_position_is_left_is_denied()
    {
        // A grows over all of the target while it is too young to be made smaller.
        var market = new SmallMarket(8).Asset("A", day => day < 2 ? 100 : 30_000, (0, 0.9)).Asset("B", (0, 0.9)).Asset("C", (0, 0.2), (2, 0.9)).With("holding.min_days", "5");
        var replay = market.Replay();

        Assert.Contains("3 open C", market.With("holding.min_days", "1").Replay().Trades);
        Assert.Contains("7 open C", replay.Trades);
        Assert.Equal(["2", "3", "4", "5"], replay.Refusals("C").Select(refusal => refusal[..1]));
        Assert.All(replay.Refusals("C"), refusal => Assert.EndsWith("open allocation_limit no_room", refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void A_position_in_its_grace_period_keeps_its_place_in_its_bucket()
    {
        var replay = new SmallMarket(8).Asset("A", (0, 0.9), (3, 0.3)).Asset("B", (0, 0.2), (3, 0.9)).Bucket("Shares", "A", "B")
            .With("buckets.enabled", "true").With("buckets.max_positions", "1").With("buckets.max_allocation", "1").With("buckets.min_represented", "1")
            .With("grace.enabled", "true").With("grace.days", "3").Replay();

        Assert.Equal([3, 4, 5], replay.DaysOf(EventTypes.BucketLimitEnforced, "B"));
        Assert.Empty(replay.Refusals("B"));
        Assert.Contains("7 open B", replay.Trades);
    }

    [Fact]
    public void An_open_that_its_bucket_cuts_too_small_takes_no_place_from_another()
    {
        // W is too young to be sold, which leaves one place for Y and Z; Y is the better one, but would get less than the smallest position.
        var market = new SmallMarket(6).Asset("X", (0, 0.9)).Asset("W", (0, 0.9), (2, 0.3)).Asset("Y", (0, 0.2), (2, 0.95)).Asset("Z", (0, 0.2), (2, 0.9))
            .Bucket("Shares", "X", "Y").Bucket("Bonds", "W").Bucket("Gold", "Z").With("buckets.enabled", "true").With("buckets.max_allocation", "0.16").With("buckets.min_represented", "1")
            .With("sizing.min_size", "0.1").With("holding.min_days", "4").With("selection.max_positions", "3").With("selection.max_new_positions", "3");
        var replay = market.Replay();

        Assert.Contains("3 open Z", replay.Trades);
        Assert.Contains("2 open allocation_limit no_room", replay.Refusals("Y"));
    }

    [Fact]
    public void A_buckets_allocation_cuts_its_positions_in_proportion()
    {
        var with = s_bucket.With("buckets.enabled", "true").With("buckets.max_allocation", "0.2").Replay();

        Assert.Equal([0.1, 0.1, 0.15], with.Events.Where(RecordedReplay.IsTrade).OrderBy(trade => trade.Asset, StringComparer.Ordinal).Select(trade => Math.Round(trade.SizeAfter!.Value, 9)));
        Assert.Contains(0, with.DaysOf(EventTypes.AllocationLimitHit, "A"));
    }

    [Fact]
    public void Buckets_do_not_act_while_they_have_room()
    {
        var with = s_bucket.With("buckets.enabled", "true").With("buckets.max_positions", "2").Replay();

        Assert.Equal(s_bucket.Replay().Trades, with.Trades);
        Assert.Empty(with.DaysOf(EventTypes.BucketLimitEnforced));
        Assert.Empty(with.DaysOf(EventTypes.AllocationLimitHit));
    }

    [Fact]
    public void Positions_that_need_no_trade_and_have_grown_over_the_target_together_give_up_what_is_over()
    {
        // A rises by 4 %, which by itself is not worth a trade.
        string[] others = ["B", "C", "D", "E", "F"];
        var market = others.Aggregate(new SmallMarket(5).Asset("A", day => day < 2 ? 100 : 104, (0, 0.9)), (all, asset) => all.Asset(asset, (0, 0.9))).With("selection.max_new_positions", "6");

        Assert.Equal(6, market.Replay().Trades.Count);
        Assert.Equal(["3 decrease A"], market.With("sizing.target_allocation", "0.9").Replay().Trades.Skip(6));
    }

    [Fact]
    public void An_asset_that_has_come_to_move_on_its_own_is_opened()
    {
        var market = new SmallMarket(75).Asset("A", Wave, (0, 0.9)).Asset("B", day => day < 40 ? Wave(day) : OtherWave(day), (0, 0.8)).BeginningOn(38)
            .With("selection.correlation_limit", "0.8").With("selection.correlation_window_days", "30");
        var replay = market.Replay();

        Assert.Equal(38, replay.DaysOf(EventTypes.CorrelationBlock, "B")[0]);
        Assert.Contains(replay.Trades, trade => trade.EndsWith("open B", StringComparison.Ordinal));
    }

    [Fact]
    public void An_asset_that_moves_with_one_that_is_held_is_not_opened()
    {
        var without = s_twins.Replay();
        var with = s_twins.With("selection.correlation_limit", "0.8").Replay();

        Assert.Equal(["41 open A", "41 open B", "41 open C"], without.Trades);
        Assert.Equal(["41 open A", "41 open C"], with.Trades);
        Assert.Equal([40, 41, 42, 43], with.DaysOf(EventTypes.CorrelationBlock, "B"));
        Assert.Empty(with.DaysOf(EventTypes.CorrelationBlock, "C"));
    }

    [Fact]
    public void Correlations_do_not_act_before_they_are_known()
    {
        // 19 returns are too few.
        var young = s_twins.With("selection.correlation_limit", "0.8").BeginningOn(19);

        Assert.Contains("20 open B", young.Replay().Trades);
    }

    private static double Wave(int day) => 100 * Math.Exp(0.02 * Math.Sin(1.7 * day));

    private static double OtherWave(int day) => 100 * Math.Exp(0.02 * Math.Sin((2.9 * day) + 1));
}
