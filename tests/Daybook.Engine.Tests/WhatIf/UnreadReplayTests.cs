using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Replay;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.WhatIf;

/// <summary>Whether somebody reads the events, and whether replays share what they have in common, changes nothing of what is decided.</summary>
public sealed class UnreadReplayTests
{
    public static TheoryData<string, ulong> Markets() => new() { { "conservative", 1 }, { "aggressive", 2 }, { "adaptive", 3 } };

    [Theory]
    [MemberData(nameof(Markets))]
    public async Task A_replay_that_nobody_reads_decides_the_same(string preset, ulong seed) => await Same(MakeReplays.Regimes(seed, preset), null);

    [Theory]
    [MemberData(nameof(Markets))]
    public async Task A_replay_that_shares_its_market_decides_the_same(string preset, ulong seed)
    {
        var options = MakeReplays.Regimes(seed, preset);
        var market = new ReplayMarket(options);
        await Same(options, market);
        await Same(options, market);
    }

    [Fact]
    public async Task A_market_may_be_shared_by_replays_of_different_rhythms_and_settings()
    {
        var daily = MakeReplays.Regimes(4, "adaptive");
        var market = new ReplayMarket(daily);
        await Same(daily, market);
        foreach (var (key, value) in new[] { ("rebalance.frequency", "weekly"), ("regimes.overrides", "false"), ("holding.override_cooldown_days", "5"), ("scoring.fundamental", "false") })
            await Same(daily with { Rebalance = RebalanceOptions.Of(daily.Rebalance.Configuration.With(key, value), daily.Rebalance.Buckets) }, market);
        await Same(daily with { From = daily.Prices.Series.Values.First().Bars[300].Date }, market);
    }

    [Fact]
    public async Task A_grant_to_one_replay_is_none_to_another()
    {
        var lenient = MakeReplays.Regimes(2, "aggressive");
        var market = new ReplayMarket(lenient);
        var granted = await Run(lenient, new Recorded(isWritten: false), market);
        var strict = lenient with { Rebalance = RebalanceOptions.Of(lenient.Rebalance.Configuration.With([new("selection.max_positions", "2"), new("selection.max_new_positions", "1")]), lenient.Rebalance.Buckets) };
        await Same(strict, market);
        Assert.Equal((await Run(lenient, new Recorded(isWritten: true), null)).State.Regimes.Overrides, granted.State.Regimes.Overrides);
    }

    [Fact]
    public void A_look_is_shared_by_those_who_come_from_the_same_state_and_by_nobody_else()
    {
        var replay = MakeReplays.Regimes(1, "adaptive");
        var market = new ReplayMarket(replay);
        var (state, seen, options) = (RegimeState.Empty, market.Observe(market.Dates[^1])!, replay.Rebalance.Regimes);
        var looks = market.Regimes(replay.Rebalance.Configuration.Rebalance, options);
        var known = looks.Look(state, seen, options);

        Assert.Same(known, looks.Look(state with { Overrides = new RegimeOverrideState() }, seen, options));
        Assert.NotSame(known, looks.Look(state with { Detection = new RegimeDetectionState() }, seen, options));
        Assert.NotSame(known, looks.Look(state with { Transitions = new RegimeTransitionState() }, seen, options));
        Assert.NotSame(known, looks.Look(state with { Parameters = new RegimeParameters() }, seen, options));
        Assert.NotSame(known, looks.Look(state, seen with { }, options));
    }

    [Fact]
    public void A_look_and_a_score_are_those_of_their_settings()
    {
        var replay = MakeReplays.Regimes(1, "adaptive");
        var market = new ReplayMarket(replay);
        var (date, asset) = (market.Dates[^1], market.Universe[0]);
        foreach (var regimes in (RegimeOptions[])[new(), new() { Detection = new() { BaseWeight = 1 } }])
        {
            var look = market.Regimes(replay.Rebalance.Configuration.Rebalance, regimes).Look(RegimeState.Empty, market.Observe(date)!, regimes);
            Assert.Equal(RegimeWatch.Decide(RegimeState.Empty, market.Observe(date)!, regimes).Context.Reading, look.Context.Reading);
        }

        foreach (var technical in (TechnicalScoreOptions[])[new(), new() { TrendWeight = 1 }])
            Assert.Equal(TechnicalScore.Of(market.Closes[asset], ReplayClock.Close(date), technical).Score, market.Scores(technical).Of(asset, date).Score);
    }

    [Fact]
    public void A_look_that_was_taken_for_another_portfolio_brings_none_of_its_grants()
    {
        var at = new DateTimeOffset(2020, 1, 1, 21, 0, 0, TimeSpan.Zero);
        var foreign = RegimeOverrideState.Empty with { Grants = [new RegimeOverrideGrant("A", "holding_period", at, at.AddDays(1), at)] };
        var snapshot = new MarketSnapshot { At = at, Universe = [], Regime = new RegimeObservation(at, MarketRegime.Goldilocks, 0.8) };

        var decision = Rebalance.Make(
            EngineState.Empty, snapshot, RebalanceOptions.Of(EngineConfiguration.Default), isRead: false,
            (state, seen, options) => RegimeWatch.Decide(state with { Overrides = foreign }, seen, options));

        Assert.Empty(decision.State.Regimes.Overrides.Grants);
    }

    private static async Task Same(ReplayOptions options, ReplayMarket? market)
    {
        var (read, unread) = (new Recorded(isWritten: true), new Recorded(isWritten: false));
        var (one, other) = (await Run(options, read, null), await Run(options, unread, market));
        Assert.Equal(one.Values, other.Values);
        Assert.Equal((one.Rebalances, one.Decisions, one.Fills, one.Traded, one.Costs), (other.Rebalances, other.Decisions, other.Fills, other.Traded, other.Costs));
        Assert.Equal(one.Protections, other.Protections);
        Assert.Equal(one.Notes, other.Notes);
        Assert.Equal(read.Decisions.Count, unread.Decisions.Count);
        foreach (var (before, after) in read.Decisions.Zip(unread.Decisions))
            Same(before, after);
        Assert.True(read.Decisions.Sum(decision => decision.Events.Count()) > unread.Decisions.Sum(decision => decision.Events.Count()));
    }

    private static void Same(RebalanceDecision one, RebalanceDecision other)
    {
        Assert.Equal(one.Regime, other.Regime);
        Assert.Equal(one.Targets, other.Targets);
        Assert.Equal(one.Choices, other.Choices);
        Assert.Equal(one.Allocation, other.Allocation);
        Assert.Equal(
            one.Decisions.Select(asked => (asked.Request.Asset, asked.Request.Action, asked.IsApproved, string.Join(',', asked.Checks))),
            other.Decisions.Select(asked => (asked.Request.Asset, asked.Request.Action, asked.IsApproved, string.Join(',', asked.Checks))));
        Assert.Equal(one.State.Regimes, other.State.Regimes);
        Assert.Equal(one.State.Intended, other.State.Intended);
        Assert.Equal(one.State.Protections.Grace.Entries, other.State.Protections.Grace.Entries);
        Assert.Equal(one.State.Protections.Holding.Assets, other.State.Protections.Holding.Assets);
        Assert.Equal(one.State.Protections.CoreAssets.Assets, other.State.Protections.CoreAssets.Assets);
        Assert.Equal(
            one.State.Positions.Positions.Select(position => (position.Key, position.Value.Size, position.Value.LowStreak, position.Value.Stage, position.Value.Score)),
            other.State.Positions.Positions.Select(position => (position.Key, position.Value.Size, position.Value.LowStreak, position.Value.Stage, position.Value.Score)));
    }

    private static Task<ReplayResult> Run(ReplayOptions options, IReplayLog log, ReplayMarket? market) =>
        new ReplayRun(options, log, market).RunAsync(cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Recorded(bool isWritten) : IReplayLog
    {
        public List<RebalanceDecision> Decisions { get; } = [];

        public bool IsWritten => isWritten;

        public ValueTask WriteAsync(RebalanceDecision decision)
        {
            Decisions.Add(decision);
            return ValueTask.CompletedTask;
        }

        public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;
    }
}
