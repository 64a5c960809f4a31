using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What grace periods change in a replay, and where they must not act.</summary>
public sealed class GraceOutcomeTests
{
    private static readonly SmallMarket s_fallen = new SmallMarket(12).Asset("A", (0, 0.9), (3, 0.3)).With("grace.days", "3");
    private static readonly SmallMarket s_steady = new SmallMarket(12).Asset("A", (0, 0.9), (3, 0.6)).With("grace.days", "3");

    [Fact]
    public void A_position_under_the_threshold_is_kept_and_shrinks_and_is_closed_when_its_days_are_over()
    {
        var without = s_fallen.Replay();
        var with = s_fallen.With("grace.enabled", "true").Replay();

        Assert.Equal(["1 open A", "4 close A"], without.Trades);
        Assert.Equal(["1 open A", "5 decrease A", "6 decrease A", "7 close A"], with.Trades);
        Assert.Equal(["3 close grace_period in_grace", "4 close grace_period in_grace", "5 close grace_period in_grace"], with.Refusals("A"));
        Assert.Equal([0.15, 0.8 * 0.15, 0.64 * 0.15, 0], with.Events.Where(RecordedReplay.IsTrade).Select(trade => Math.Round(trade.SizeAfter!.Value, 9)));
    }

    [Fact]
    public void A_position_that_recovers_leaves_its_grace_period_and_keeps_its_place()
    {
        var recovered = s_fallen.Asset("B", (0, 0.9), (3, 0.3), (5, 0.9)).With("grace.enabled", "true").Replay();

        Assert.Equal(["1 open B", "5 decrease B", "6 increase B"], recovered.Trades.Where(trade => trade.EndsWith('B')));
        Assert.Equal([5], recovered.DaysOf(EventTypes.GracePeriodEnd, "B"));
    }

    [Fact]
    public void Grace_does_not_act_on_a_position_at_the_threshold()
    {
        var with = s_steady.With("grace.enabled", "true").Replay();

        Assert.Equal(s_steady.Replay().Trades, with.Trades);
        Assert.Empty(with.DaysOf(EventTypes.GracePeriodStart));
    }

    [Fact]
    public void A_close_that_finds_no_price_is_asked_for_again_and_begins_no_new_grace_period()
    {
        var market = new SmallMarket(12).Asset("A", day => day is 7 or 8 ? double.NaN : 100, (0, 0.9), (3, 0.3)).Asset("B", (0, 0.9)).With("grace.enabled", "true").With("grace.days", "3");
        var replay = market.Replay();

        Assert.Equal(["1 open A", "5 decrease A", "6 decrease A", "9 close A"], replay.Trades.Where(trade => trade.EndsWith('A')));
        Assert.Equal([3], replay.DaysOf(EventTypes.GracePeriodStart, "A"));
    }
}
