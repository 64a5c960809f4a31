using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What a change of the regime lifts in a replay, and what it does not. A change of day 11 is confirmed on day 13.</summary>
public sealed class RegimeOverrideOutcomeTests
{
    private static readonly SmallMarket s_critical = new SmallMarket(30).Regime(0, "Inflation").Regime(11, "Deflation");
    private static readonly SmallMarket s_high = new SmallMarket(30).Regime(0, "Goldilocks").Regime(11, "Reflation");
    private static readonly SmallMarket s_normal = new SmallMarket(30).Regime(0, "Inflation").Regime(11, "Reflation");

    [Fact]
    public void The_changes_have_the_severities_that_these_tests_speak_of() =>
        Assert.Equal(["critical", "high", "normal"], new[] { s_critical, s_high, s_normal }.Select(market => market.Asset("A", (0, 0.9)).Replay().Events
            .Single(happened => happened.Type.Equals(EventTypes.RegimeTransition))).Select(change => Queries.MetadataFacts.Text(change, "severity")));

    [Fact]
    public void A_high_change_ends_a_grace_period_at_once()
    {
        var without = InGrace(s_high).With("regimes.overrides", "false").Replay();
        var with = InGrace(s_high).Replay();

        Assert.DoesNotContain(without.Trades, trade => trade.EndsWith("close A", StringComparison.Ordinal));
        Assert.Equal(["1 open A", "15 close A"], with.Trades);
        Assert.Equal(["14 grace_period"], with.Bypasses("A"));
        Assert.Equal([14], with.DaysOf(EventTypes.RegimeOverrideGranted, "A"));
        Assert.Empty(without.Bypasses("A"));
    }

    [Fact]
    public void A_normal_change_ends_none()
    {
        var with = InGrace(s_normal).Replay();

        Assert.Equal(InGrace(s_normal).With("regimes.overrides", "false").Replay().Trades, with.Trades);
        Assert.Empty(with.Bypasses("A"));
    }

    [Fact]
    public void A_high_change_lifts_the_minimum_holding_period_of_a_position_that_is_two_days_short_of_it()
    {
        var without = Young(s_high).With("regimes.overrides", "false").Replay();
        var with = Young(s_high).Replay();

        Assert.Equal(["11 open A", "17 close A"], without.Trades);
        Assert.Equal(["11 open A", "15 close A"], with.Trades);
        Assert.Equal(["14 holding_period"], with.Bypasses("A"));
        Assert.Equal(["12 close holding_period min_not_met", "13 close holding_period min_not_met"], with.Refusals("A"));
    }

    [Fact]
    public void A_change_does_not_lift_it_for_a_position_that_is_younger()
    {
        var with = Young(s_high).With("holding.min_days", "12").Replay();

        Assert.Empty(with.Bypasses("A"));
        Assert.DoesNotContain(with.Trades, trade => trade.EndsWith("15 close A", StringComparison.Ordinal));
    }

    [Fact]
    public void A_critical_change_lets_an_asset_be_bought_again()
    {
        var without = Again(s_critical).With("regimes.overrides", "false").Replay();
        var with = Again(s_critical).Replay();

        Assert.Equal(["1 open A", "10 close A", "25 open A"], without.Trades);
        Assert.Equal(["1 open A", "10 close A", "15 open A"], with.Trades);
        Assert.Equal(["14 whipsaw_protection"], with.Bypasses("A"));
    }

    [Fact]
    public void A_high_change_does_not()
    {
        var with = Again(s_high).Replay();

        Assert.Equal(["1 open A", "10 close A", "25 open A"], with.Trades);
        Assert.Empty(with.Bypasses("A"));
    }

    [Fact]
    public void A_critical_change_lifts_the_minimum_duration()
    {
        var market = new SmallMarket(30).Asset("A", (0, 0.2), (12, 0.9), (14, 0.3)).With("whipsaw.enabled", "true").With("whipsaw.min_duration_hours", "96");
        SmallMarket Changing(SmallMarket regimes) => regimes.Asset("A", (0, 0.2), (12, 0.9), (14, 0.3)).With("whipsaw.enabled", "true").With("whipsaw.min_duration_hours", "96");

        Assert.Equal(["13 open A", "18 close A"], market.Replay().Trades);
        Assert.Equal(["13 open A", "15 close A"], Changing(s_critical).Replay().Trades);
        Assert.Equal(["14 whipsaw_protection"], Changing(s_critical).Replay().Bypasses("A"));
        Assert.Equal(["13 open A", "18 close A"], Changing(s_high).Replay().Trades);
    }

    [Fact]
    public void A_change_lifts_no_more_than_its_budget()
    {
        string[] assets = ["A", "B", "C", "D", "E", "F", "G"];
        var market = assets.Aggregate(s_high, (all, asset) => all.Asset(asset, (0, 0.9), (14, 0.3))).With("grace.enabled", "true").With("grace.days", "12").With("selection.max_new_positions", "7");
        var replay = market.Replay();

        Assert.Equal(5, replay.Trades.Count(trade => trade.StartsWith("15 close", StringComparison.Ordinal)));
        Assert.Equal(5, replay.DaysOf(EventTypes.RegimeOverrideGranted).Count);
    }

    private static SmallMarket InGrace(SmallMarket market) => market.Asset("A", (0, 0.9), (14, 0.3)).With("grace.enabled", "true").With("grace.days", "20").With("grace.decay_rate", "1");

    private static SmallMarket Young(SmallMarket market) => market.Asset("A", (0, 0.2), (10, 0.9), (12, 0.3)).With("holding.min_days", "5");

    private static SmallMarket Again(SmallMarket market) => market.Asset("A", (0, 0.9), (9, 0.3), (14, 0.9)).With("whipsaw.enabled", "true");
}
