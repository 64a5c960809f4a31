using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Sizing;
using Daybook.Engine.WhatIf;
using Daybook.Events;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class BlockedEpisodesTests
{
    private static readonly DateOnly Day = new(2020, 1, 1);

    [Fact]
    public void Refusals_at_rebalances_that_follow_each_other_are_one_episode()
    {
        var episodes = Take([Refused("A", TradeAction.Close, 0.2, 0)], [Refused("A", TradeAction.Close, 0.3, 0)], [], [Refused("A", TradeAction.Close, 0.4, 0)]);
        Assert.Equal(
            [
                new BlockedEpisode(ProtectionNames.Holding, "A", TradeAction.Close, Day, Day.AddDays(7), 2, 0.2),
                new BlockedEpisode(ProtectionNames.Holding, "A", TradeAction.Close, Day.AddDays(21), Day.AddDays(21), 1, 0.4),
            ],
            episodes);
    }

    [Fact]
    public void Another_action_asset_or_protection_is_another_episode()
    {
        var episodes = Take(
            [Refused("A", TradeAction.Close, 0.2, 0), Refused("B", TradeAction.Close, 0.2, 0)],
            [Refused("A", TradeAction.Decrease, 0.2, 0.15), Refused("B", TradeAction.Close, 0.2, 0, ProtectionNames.Holding, ProtectionNames.Grace)]);
        Assert.Equal(
            [("A", TradeAction.Close, 1), ("B", TradeAction.Close, 2), ("A", TradeAction.Decrease, 1), ("B", TradeAction.Close, 1)],
            episodes.Select(episode => (episode.Asset, episode.Action, episode.Refusals)));
        Assert.Equal(ProtectionNames.Grace, episodes[3].Protection);
    }

    [Theory]
    [InlineData(TradeAction.Open, 0, 0.1, 0.1)]
    [InlineData(TradeAction.Increase, 0.1, 0.25, 0.15)]
    [InlineData(TradeAction.Decrease, 0.25, 0.1, 0.15)]
    [InlineData(TradeAction.Close, 0.25, 0, 0.25)]
    [InlineData(TradeAction.Close, 0.25, 0.2, 0.25)]
    public void The_size_is_by_how_much_the_position_would_have_changed(TradeAction action, double current, double wanted, double size) =>
        Assert.Equal(size, Take([Refused("A", action, current, wanted)]).Single().Size, 12);

    [Fact]
    public void Requests_that_were_approved_or_found_no_place_or_no_money_are_no_episodes() => Assert.Empty(Take(
        [
            Refused("A", TradeAction.Open, 0, 0.1, TargetLimits.PositionLimit), Refused("C", TradeAction.Open, 0, 0.1, TargetLimits.AllocationLimit),
            Approved(Refused("B", TradeAction.Open, 0, 0.1)),
        ]));

    [Fact]
    public void Peers_are_what_is_held_and_was_not_refused_on_the_first_day()
    {
        var episodes = Take(
            [Refused("A", TradeAction.Close, 0.2, 0), Refused("N", TradeAction.Open, 0, 0.1), Approved(Refused("C", TradeAction.Close, 0.2, 0)), Approved(Refused("B", TradeAction.Increase, 0.2, 0.3)), Approved(Refused("M", TradeAction.Open, 0, 0.3)), Refused("D", TradeAction.Increase, 0.1, 0.2, TargetLimits.AllocationLimit)],
            [Refused("A", TradeAction.Close, 0.2, 0)],
            [],
            [Refused("A", TradeAction.Close, 0.2, 0)]);
        Assert.Equal([("A", "B,C,D"), ("N", "B,C,D"), ("A", "")], episodes.Select(episode => (episode.Asset, string.Join(',', episode.Peers))));
    }

    private static (ProtectionDecision Asked, Target Wanted) Approved((ProtectionDecision Asked, Target Wanted) request) => (request.Asked with { IsApproved = true }, request.Wanted);

    private static IReadOnlyList<BlockedEpisode> Take(params IReadOnlyList<(ProtectionDecision Asked, Target Wanted)>[] rebalances)
    {
        var episodes = new BlockedEpisodes();
        foreach (var (place, asked) in rebalances.Index())
            episodes.Take(Decision(Day.AddDays(7 * place), asked));
        return episodes.Episodes;
    }

    private static (ProtectionDecision Asked, Target Wanted) Refused(string asset, TradeAction action, double current, double wanted, params string[] protections)
    {
        var request = new TradeRequest(asset, action, new DateTimeOffset(Day, new TimeOnly(21, 0), TimeSpan.Zero));
        string[] refusing = protections.Length > 0 ? protections : [ProtectionNames.Holding];
        CheckedVerdict[] checks = [.. refusing.Select(name => new CheckedVerdict(Verdict.Block(name, "no", "No."), IsConsulted: true, IsBypassed: false))];
        return (new ProtectionDecision(request, IsApproved: false, checks, []), new Target(asset, action, wanted, current, TargetCodes.Sized));
    }

    private static RebalanceDecision Decision(DateOnly date, IReadOnlyList<(ProtectionDecision Asked, Target Wanted)> requests)
    {
        var at = new DateTimeOffset(date, new TimeOnly(21, 0), TimeSpan.Zero);
        var happened = PortfolioEvent.Create(EventTypes.PortfolioRebalanceStart, at, "It begins.");
        return new RebalanceDecision
        {
            At = at,
            Start = happened,
            Steps = [],
            Complete = happened,
            Targets = [],
            Decisions = [.. requests.Select(request => request.Asked)],
            Choices = [],
            Allocation = 0,
            State = EngineState.Empty,
            Wanted = [.. requests.Select(request => request.Wanted)],
        };
    }
}
