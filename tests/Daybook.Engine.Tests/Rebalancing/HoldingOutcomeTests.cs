using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What the minimum holding period changes in a replay, and where it must not act.</summary>
public sealed class HoldingOutcomeTests
{
    private static readonly SmallMarket s_fallen = new SmallMarket(12).Asset("A", (0, 0.9), (2, 0.3));

    [Fact]
    public void A_young_position_is_closed_exactly_when_it_has_been_held_for_its_minimum()
    {
        var with = s_fallen.With("holding.min_days", "5").Replay();

        Assert.Equal(["1 open A", "3 close A"], s_fallen.Replay().Trades);
        Assert.Equal(["1 open A", "7 close A"], with.Trades);
        Assert.Equal(Enumerable.Range(2, 4).Select(day => $"{day} close holding_period min_not_met"), with.Refusals("A"));
    }

    [Fact]
    public void A_young_position_is_not_made_smaller_either()
    {
        // A doubles on day 2, which takes it far over its size.
        var grown = new SmallMarket(12).Asset("A", day => day < 2 ? 100 : 200, (0, 0.9));
        var with = grown.With("holding.min_days", "5").Replay();

        Assert.Equal(["1 open A", "3 decrease A"], grown.Replay().Trades);
        Assert.Equal(["1 open A", "7 decrease A"], with.Trades);
        Assert.Contains("2 decrease holding_period min_not_met", with.Refusals("A"));
    }

    [Fact]
    public void It_does_not_act_on_what_makes_a_position_larger()
    {
        var halved = new SmallMarket(12).Asset("A", day => day < 2 ? 100 : 50, (0, 0.9));
        var with = halved.With("holding.min_days", "5").Replay();

        Assert.Equal(["1 open A", "3 increase A"], with.Trades);
        Assert.Equal(halved.Replay().Trades, with.Trades);
    }

    [Fact]
    public void A_young_position_in_grace_is_not_made_smaller_before_its_minimum()
    {
        var with = s_fallen.With("grace.enabled", "true").With("grace.days", "9").With("holding.min_days", "4").Replay();

        Assert.Equal("1 open A", with.Trades[0]);
        Assert.Equal("6 decrease A", with.Trades[1]);
        Assert.Equal([5, 6], with.DaysOf(EventTypes.PositionDecay, "A").Take(2));
    }
}
