using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What whipsaw protection changes in a replay, and where it must not act. A decision of one day is traded on the next.</summary>
public sealed class WhipsawOutcomeTests
{
    /// <summary>A position that is opened on day 1, closed on day 4, and wanted again at the end of that day.</summary>
    private static readonly SmallMarket s_again = new SmallMarket(24).Asset("A", (0, 0.9), (3, 0.3), (4, 0.9));

    /// <summary>A position that is opened on day 1, and falls under the threshold on day 2.</summary>
    private static readonly SmallMarket s_brief = new SmallMarket(8).Asset("A", (0, 0.9), (2, 0.3));

    [Fact]
    public void An_asset_that_was_sold_is_bought_again_when_its_cycle_leaves_the_window()
    {
        var without = s_again.Replay();
        var with = s_again.With("whipsaw.enabled", "true").Replay();

        Assert.Equal(["1 open A", "4 close A", "5 open A"], without.Trades);
        Assert.Equal(["1 open A", "4 close A", "19 open A"], with.Trades);
        Assert.Equal(Enumerable.Range(4, 14).Select(day => $"{day} open whipsaw_protection cycle_limit"), with.Refusals("A"));
        Assert.Equal(14, with.Result.Protections.Single(use => use.Key == "whipsaw_protection").Value.Blocked);
    }

    [Fact]
    public void It_does_not_act_where_the_window_allows_another_cycle()
    {
        var with = s_again.With("whipsaw.enabled", "true").With("whipsaw.max_cycles", "2").Replay();

        Assert.Equal(s_again.Replay().Trades, with.Trades);
        Assert.Empty(with.Refusals("A"));
    }

    [Fact]
    public void A_position_is_closed_exactly_when_it_has_been_open_for_its_minimum()
    {
        var protectedMarket = s_brief.With("whipsaw.enabled", "true");
        var without = protectedMarket.With("whipsaw.min_duration_hours", "1").Replay();
        var with = protectedMarket.With("whipsaw.min_duration_hours", "72").Replay();

        Assert.Equal(["1 open A", "3 close A"], without.Trades);
        Assert.Equal(["1 open A", "5 close A"], with.Trades);
        Assert.Equal(["2 close whipsaw_protection min_duration", "3 close whipsaw_protection min_duration"], with.Refusals("A"));
    }

    [Fact]
    public void The_minimum_does_not_act_on_a_position_that_has_reached_it()
    {
        var with = s_brief.With("whipsaw.enabled", "true").With("whipsaw.min_duration_hours", "24").Replay();

        Assert.Equal(s_brief.Replay().Trades, with.Trades);
        Assert.Empty(with.Refusals("A"));
    }

    [Fact]
    public void An_emergency_speaks_for_a_bypass_and_does_not_grant_it()
    {
        var at = new DateTimeOffset(2024, 1, 1, 21, 0, 0, TimeSpan.Zero);
        var state = EngineState.Empty.Apply([Happened.Opened("A", at.AddDays(-20)), Happened.Closed("A", at.AddDays(-10))]);
        var snapshot = new MarketSnapshot { At = at, Universe = [MakeSnapshots.Asset("A", 0.9)] };

        foreach (var (isEmergency, code) in ((bool, string)[])[(false, OverrideCodes.NoChange), (true, OverrideCodes.Emergency)])
        {
            var asked = Assert.Single(Rebalance.Decide(state, snapshot with { IsEmergency = isEmergency }, RebalanceOptions.Of(EngineConfiguration.Default)).Decisions);
            Assert.False(asked.IsApproved);
            Assert.Equal(code, asked.Checks[^1].Verdict.Override!.Code);
        }
    }
}
