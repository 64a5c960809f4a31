using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Market.Regimes;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>
/// What each parameter of a regime changes in a replay that obeys it. The regime changes from Goldilocks to Deflation on day 11, which is confirmed on day 13. Every market is replayed
/// with and without obedience.
/// </summary>
public sealed class RegimeParameterOutcomeTests
{
    private static readonly SmallMarket s_market = new SmallMarket(40).Regime(0, "Goldilocks").Regime(11, "Deflation").With("regimes.overrides", "false");

    [Fact]
    public void A_held_position_needs_a_higher_score()
    {
        var market = s_market.Asset("A", (0, 0.9), (5, 0.62));

        Assert.Equal(["1 open A"], market.Replay().Trades);
        Assert.Equal(["13 close A"], Closes(Obeying(market).Replay()));
        Assert.Empty(Closes(Obeying(market.With("selection.min_score", "0.4").With("selection.min_new_score", "0.45")).Replay()));
        Assert.Equal(
            [(EventTypes.AssetScored, 0.55), (EventTypes.PositionHold, 0.55), (EventTypes.ThresholdBreach, 0.641), (EventTypes.RebalancingTargetApproved, 0.641)],
            Obeying(market).Replay().Events.Where(happened => happened.Number("threshold") is not null && RecordedReplay.Day(happened) is 10 or 12).Select(happened => (happened.Type, happened.Number("threshold")!.Value)));
    }

    [Fact]
    public void A_new_position_needs_a_higher_score()
    {
        var market = s_market.Asset("A", (0, 0.2), (14, 0.7));

        Assert.Equal(["15 open A"], market.Replay().Trades);
        Assert.Empty(Obeying(market).Replay().Trades);
        Assert.Equal(["15 open A"], Opens(Obeying(market.With("selection.min_score", "0.4").With("selection.min_new_score", "0.5")).Replay()));
    }

    [Fact]
    public void There_are_fewer_places()
    {
        var market = Many(5, s_market).With("selection.max_positions", "5").With("selection.max_new_positions", "5");

        Assert.Equal(5, Opens(market.Replay()).Count);
        Assert.Empty(Closes(market.Replay()));
        Assert.NotEmpty(Closes(Obeying(market).Replay()));
        Assert.Empty(Closes(Obeying(market.With("selection.max_positions", "20")).Replay()));
    }

    [Fact]
    public void One_rebalance_opens_fewer_positions()
    {
        var market = Many(4, s_market, from: 15);

        Assert.Equal(3, Opens(market.Replay()).Count(trade => trade.StartsWith("16 ", StringComparison.Ordinal)));
        Assert.Equal(2, Opens(Obeying(market).Replay()).Count(trade => trade.StartsWith("16 ", StringComparison.Ordinal)));
        Assert.Equal(4, Opens(Obeying(market.With("selection.max_new_positions", "10")).Replay()).Count(trade => trade.StartsWith("16 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Positions_are_smaller()
    {
        var market = s_market.Asset("A", (0, 0.9));

        Assert.Equal(0.15, market.Replay().Decisions.Last().Targets.Single().Size, 9);
        var sizes = Obeying(market).Replay().Decisions.Select(decision => decision.Targets.Single().Size).ToList();
        Assert.InRange(sizes[5], 0.165, 0.18);
        Assert.InRange(sizes[^1], 0.08, 0.11);
    }

    [Fact]
    public void Less_is_invested()
    {
        var market = Many(10, s_market).With("selection.max_positions", "40").With("selection.max_new_positions", "20");

        Assert.Equal(0.95, market.Replay().Decisions.Last().Allocation, 6);
        Assert.InRange(Obeying(market).Replay().Decisions.Last().Allocation, 0.6, 0.8);
        Assert.Equal(0.5, Obeying(market.With("sizing.target_allocation", "0.5")).Replay().Decisions.Last().Allocation, 6);
    }

    [Fact]
    public void Positions_are_sized_alike()
    {
        var market = s_market.Asset("A", (0, 0.95)).Asset("B", (0, 0.94)).Asset("C", (0, 0.86)).Asset("D", (0, 0.85)).Asset("E", (0, 0.84)).Asset("F", (0, 0.83)).Asset("G", (0, 0.82)).Asset("H", (0, 0.81))
            .With("selection.max_positions", "40").With("selection.max_new_positions", "20").With("sizing.max_final_size", "0.2").With("sizing.two_stage", "false");

        Assert.Equal(2, Sizes(market.Replay(), 38).Distinct().Count());
        Assert.Equal(8, Sizes(Obeying(market).Replay(), 10).Distinct().Count());
        Assert.Single(Sizes(Obeying(market).Replay(), 38).Distinct());
        Assert.Single(Sizes(Obeying(market.With("sizing.dynamic", "false")).Replay(), 10).Distinct());

        static IEnumerable<double> Sizes(RecordedReplay replay, int day) => replay.Decisions.Single(decision => RecordedReplay.Day(decision.Start) == day).Wanted.Select(target => Math.Round(target.Size, 9));
    }

    [Fact]
    public void A_grace_period_is_longer()
    {
        var market = s_market.Asset("A", (0, 0.9), (16, 0.3)).With("grace.enabled", "true").With("grace.days", "3").With("grace.decay_rate", "1");

        Assert.Equal(["20 close A"], Closes(market.Replay()));
        Assert.Equal(["22 close A"], Closes(Obeying(market).Replay()));
    }

    [Fact]
    public void A_position_is_held_for_longer()
    {
        var market = s_market.Asset("A", (0, 0.2), (14, 0.9), (16, 0.3)).With("holding.min_days", "5");

        Assert.Equal(["15 open A", "21 close A"], market.Replay().Trades);
        Assert.Equal(["22 close A"], Closes(Obeying(market).Replay()));
    }

    [Fact]
    public void A_cycle_counts_for_longer()
    {
        var market = s_market.Asset("A", (0, 0.9), (9, 0.3), (11, 0.9)).With("whipsaw.enabled", "true").With("whipsaw.period_days", "7");

        Assert.Equal(["1 open A", "10 close A", "18 open A"], market.Replay().Trades);
        Assert.Equal(["1 open A", "22 open A"], Opens(Obeying(market).Replay()));
        Assert.Equal("0", RecordedReplay.Check(Obeying(market).Replay().Events.Single(happened => happened.Is(EventTypes.RebalancingTargetApproved) && RecordedReplay.Day(happened) == 21), "whipsaw_protection", "observed"));
    }

    [Fact]
    public void A_bucket_may_come_to_less()
    {
        var market = Many(4, s_market).Bucket("One", "A", "B", "C", "D").With("buckets.enabled", "true").With("buckets.min_represented", "1").With("selection.max_new_positions", "20").With("selection.max_positions", "40");

        Assert.Equal(0.4, market.Replay().Decisions.Last().Allocation, 6);
        Assert.InRange(Obeying(market).Replay().Decisions.Last().Allocation, 0.34, 0.36);
    }

    [Fact]
    public void A_core_asset_needs_a_higher_score_and_is_one_for_a_shorter_time()
    {
        var market = s_market.Asset("A", (0, 0.99)).Asset("B", (0, 0.2), (16, 0.96)).Asset("C", (0, 0.2), (20, 0.985))
            .Bucket("One", "A", "B", "C").With("buckets.enabled", "true").With("buckets.min_represented", "1").With("buckets.max_positions", "1").With("core.enabled", "true");

        Assert.Equal(["1 open A", "17 open B", "21 open C"], Opens(market.Replay()));
        Assert.Equal(["1 open A", "21 open C"], Opens(Obeying(market).Replay()));
        Assert.Equal([(16, 90), (20, 90)], Designated(market.Replay()));
        Assert.Equal([(20, 80)], Designated(Obeying(market).Replay()));
    }

    [Fact]
    public void There_are_fewer_core_assets()
    {
        var market = s_market.Asset("A", (0, 0.8)).Asset("B", (0, 0.2), (16, 0.99)).Asset("C", (0, 0.2), (18, 0.99)).Asset("D", (0, 0.2), (18, 0.99))
            .Bucket("One", "A", "B", "C", "D").With("buckets.enabled", "true").With("buckets.min_represented", "1").With("buckets.max_positions", "1").With("core.enabled", "true").With("core.max_assets", "2");

        Assert.Equal(2, Designated(market.Replay()).Count);
        Assert.Single(Designated(Obeying(market).Replay()));
    }

    [Fact]
    public void What_was_applied_is_recorded_and_nothing_is_without_obedience()
    {
        var market = s_market.Asset("A", (0, 0.9));
        var last = Obeying(market).Replay().Events.Last(happened => happened.Is(EventTypes.RegimeParametersApplied));

        Assert.Empty(market.Replay().DaysOf(EventTypes.RegimeParametersApplied));
        Assert.Equal("Deflation", last.Regime);
        using var facts = last.Metadata!.ToDocument();
        var places = facts.RootElement.GetProperty("settings").GetProperty("selection.max_positions");
        Assert.Equal((10, 8), (places.GetProperty("configured").GetInt32(), places.GetProperty("applied").GetInt32()));
        Assert.Contains("selection.max_positions 10 to 8", last.Reason, StringComparison.Ordinal);
        Assert.Equal("equal_weight", facts.RootElement.GetProperty("settings").GetProperty("sizing.mode").GetProperty("applied").GetString());
    }

    [Fact]
    public void Obedience_alone_changes_nothing_before_a_regime_is_known()
    {
        var market = new SmallMarket(10).Asset("A", (0, 0.9)).Asset("B", (0, 0.66));

        Assert.Equal(EventLine.Of(market.Replay().Events), EventLine.Of(Obeying(market).Replay().Events));
    }

    [Fact]
    public void A_regime_that_is_only_assumed_changes_nothing_and_without_a_look_the_last_one_is_in_force()
    {
        var options = Obeying(s_market.Asset("A", (0, 0.9))).Options().Rebalance;
        var at = new DateTimeOffset(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);
        var known = Decide(EngineState.Empty, 0, new RegimeObservation(at, MarketRegime.Deflation, 0.9));
        var unseen = Decide(known.State, 1, null);
        var assumed = Decide(known.State, 1, new RegimeObservation(at.AddDays(1), null, 0));

        Assert.Equal((true, true, false), (IsApplied(known), IsApplied(unseen), IsApplied(assumed)));
        Assert.Equal(0.15, assumed.Targets.Single().Size, 9);
        Assert.Equal(known.Targets.Single().Size, unseen.Targets.Single().Size);
        Assert.NotEqual(0.15, known.Targets.Single().Size, 9);

        RebalanceDecision Decide(EngineState state, int day, RegimeObservation? regime) =>
            Rebalance.Decide(state, new MarketSnapshot { At = at.AddDays(day), Universe = [MakeSnapshots.Asset("A", 0.9)], Regime = regime }, options);
        static bool IsApplied(RebalanceDecision decision) => decision.Events.Any(happened => happened.Is(EventTypes.RegimeParametersApplied));
    }

    private static SmallMarket Obeying(SmallMarket market) => market.With("regimes.apply_parameters", "true");

    /// <summary>Assets A, B, C … with scores from 0.9 down, from a day on.</summary>
    private static SmallMarket Many(int count, SmallMarket market, int from = 0) => Enumerable.Range(0, count)
        .Aggregate(market, (all, i) => all.Asset(((char)('A' + i)).ToString(), (from, 0.9 - (i * 0.005))));

    private static List<string> Opens(RecordedReplay replay) => [.. replay.Trades.Where(trade => trade.Contains(" open ", StringComparison.Ordinal))];

    private static List<string> Closes(RecordedReplay replay) => [.. replay.Trades.Where(trade => trade.Contains(" close ", StringComparison.Ordinal))];

    /// <summary>The days on which assets were made core assets, and for how many days.</summary>
    private static List<(int Day, int Days)> Designated(RecordedReplay replay) =>
    [
        .. replay.Events.Where(happened => happened.Is(EventTypes.CoreAssetDesignated)).Select(happened => (RecordedReplay.Day(happened), (int)(happened.Time("expires_at")!.Value - happened.OccurredAt).TotalDays)),
    ];
}
