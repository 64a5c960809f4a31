using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Auditing;

public sealed class EngineAuditRuleTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly OverrideContext Critical = new(RegimeChangeSeverity.Critical);

    private readonly AuditedJournal _journal = new() { Configuration = EngineConfiguration.Default };

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public async Task An_asset_that_is_opened_again_inside_the_window_is_found(int days, bool found)
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(Happened.Closed("KO", Start.AddDays(10)));
        var again = _journal.Add(Happened.Opened("KO", Start.AddDays(10 + days)));

        await (found ? _journal.FindsAsync("reopened-in-window", again) : _journal.FindsNothingAsync());
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(12, false)]
    public async Task A_run_is_judged_by_the_settings_that_it_recorded(int window, bool found)
    {
        var journal = new AuditedJournal();
        journal.Add(RunStart("s", RunFacts.Of(RebalanceOptions.Of(EngineConfiguration.Default.With("whipsaw.period_days", $"{window}")), ("kind", "replay"))));
        journal.Add(In("s", Happened.Opened("KO", Start)));
        journal.Add(In("s", Happened.Closed("KO", Start.AddDays(10))));
        var again = journal.Add(In("s", Happened.Opened("KO", Start.AddDays(22.5))));

        await (found ? journal.FindsAsync("reopened-in-window", again) : journal.FindsNothingAsync());
        Assert.Empty(await journal.UnjudgedAsync());
    }

    [Fact]
    public async Task A_portfolio_that_recorded_no_settings_is_not_judged_by_assumed_ones()
    {
        var journal = new AuditedJournal();
        for (var i = 0; i < 12; i++)
            journal.Add(Happened.Opened($"A{i}", Start, 0.5));
        journal.Add(GraceProtection.Review(GraceState.Empty, new GracePosition("A0", 0.3, 0.1, 0.6, Start), new GraceOptions()).Events[0]);
        journal.Add(Happened.Closed("A0", Start.AddHours(1)));
        journal.Add(Happened.Opened("A0", Start.AddHours(2)));
        journal.Add(PortfolioEvent.Create(EventTypes.PortfolioRebalanceComplete, Start, "Targets stand.", portfolioAllocation: 5));

        await journal.FindsNothingAsync();
        Assert.Equal(new PortfolioBook(null, null), Assert.Single(await journal.UnjudgedAsync()));
    }

    [Fact]
    public async Task The_settings_of_one_portfolio_are_not_those_of_another()
    {
        var journal = new AuditedJournal();
        journal.Add(RunStart("s", RunFacts.Of(RebalanceOptions.Of(EngineConfiguration.Default), ("kind", "replay"))));
        var large = journal.Add(In("s", Happened.Opened("KO", Start, 0.5)));
        journal.Add(Happened.Opened("KO", Start, 0.5));

        await journal.FindsAsync("position-too-large", large);
        Assert.Equal(new PortfolioBook(null, null), Assert.Single(await journal.UnjudgedAsync()));
    }

    [Theory]
    [InlineData(TradingStatus.Halted, TradeAction.Open, true)]
    [InlineData(TradingStatus.Reducing, TradeAction.Increase, true)]
    [InlineData(TradingStatus.Reducing, TradeAction.Decrease, false)]
    [InlineData(TradingStatus.Active, TradeAction.Open, false)]
    public async Task An_open_that_is_decided_while_trading_is_halted_is_found(TradingStatus status, TradeAction action, bool found)
    {
        _journal.Add(TradingProtection.Change(TradingStatus.Halted, Start, "Ada", "the feed is stale"));
        _journal.Add(TradingProtection.Change(status, Start.AddHours(1), "Ada", "she said so"));
        var decided = _journal.Add(PortfolioEvent.Create(
            EventTypes.RebalancingTargetApproved, Start.AddHours(2), "approved", "KO", sizeBefore: action == TradeAction.Open ? 0 : 0.1, sizeAfter: 0.15, metadata: Metadata.Of(("requested_action", action.ToWord()))));

        await (found ? _journal.FindsAsync("open-while-halted", decided) : _journal.FindsNothingAsync());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task A_trade_is_judged_by_the_time_when_it_was_decided(int hours, bool found)
    {
        _journal.Add(TradingProtection.Change(TradingStatus.Halted, Start, "Ada", "the feed is stale"));
        var traded = _journal.Add(PortfolioEvent.Create(
            EventTypes.PositionOpen, Start.AddHours(2), "opened", "KO", sizeBefore: 0, sizeAfter: 0.1, metadata: Metadata.Of(("decided_at", IsoTime.Format(Start.AddHours(hours))))));

        await (found ? _journal.FindsAsync("open-while-halted", traded) : _journal.FindsNothingAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_override_excuses_the_trade_that_it_was_granted_for_whenever_that_is_made(bool isOf)
    {
        var decided = Start.AddDays(1);
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(Override(ProtectionNames.Holding, TradeAction.Close, decided));
        var close = _journal.Add(PortfolioEvent.Create(
            EventTypes.PositionClose, decided.AddDays(1), "Closed at the next bar.", "KO", sizeBefore: 0.1, sizeAfter: 0,
            metadata: isOf ? Metadata.Of(("decided_at", decided)) : null));

        await (isOf ? _journal.FindsNothingAsync() : _journal.FindsAsync("closed-under-minimum", close));
    }

    [Fact]
    public async Task What_the_market_forced_is_not_held_against_a_protection()
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(PortfolioEvent.Create(
            EventTypes.PositionClose, Start.AddDays(1), "The asset is not traded any more.", "KO", sizeBefore: 0.1, sizeAfter: 0, metadata: Metadata.Of(("forced", true))));

        await _journal.FindsNothingAsync();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public async Task More_than_the_target_is_found_when_something_was_bought(int opens, bool found)
    {
        var complete = _journal.Add(PortfolioEvent.Create(
            EventTypes.PortfolioRebalanceComplete, Start, "Targets stand.", portfolioAllocation: 0.97, metadata: Metadata.Of(("opens", opens), ("increases", 0))));

        await (found ? _journal.FindsAsync("allocation-over-target", complete) : _journal.FindsNothingAsync());
    }

    [Fact]
    public async Task An_override_event_excuses_opening_again()
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(Happened.Closed("KO", Start.AddDays(10)));
        _journal.Add(Override(ProtectionNames.Whipsaw, TradeAction.Open, Start.AddDays(11)));
        _journal.Add(Happened.Opened("KO", Start.AddDays(11)));

        await _journal.FindsNothingAsync();
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task A_position_that_is_closed_before_its_minimum_is_found(int days, bool found)
    {
        _journal.Add(Happened.Opened("KO", Start));
        var close = _journal.Add(Happened.Closed("KO", Start.AddDays(days)));

        await (found ? _journal.FindsAsync("closed-under-minimum", close) : _journal.FindsNothingAsync());
    }

    [Fact]
    public async Task An_override_event_excuses_closing_early()
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(Override(ProtectionNames.Holding, TradeAction.Close, Start.AddDays(2)));
        _journal.Add(Happened.Closed("KO", Start.AddDays(2)));

        await _journal.FindsNothingAsync();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(24, false)]
    public async Task A_position_that_is_closed_on_the_day_its_grace_began_is_found(int hours, bool found)
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(GraceProtection.Review(GraceState.Empty, new GracePosition("KO", 0.3, 0.1, 0.6, Start.AddDays(20)), new GraceOptions()).Events[0]);
        var close = _journal.Add(Happened.Closed("KO", Start.AddDays(20).AddHours(hours)));

        await (found ? _journal.FindsAsync("closed-on-grace-day", close) : _journal.FindsNothingAsync());
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(91, false)]
    public async Task A_core_asset_that_is_closed_is_found(int days, bool found)
    {
        _journal.Add(Happened.Opened("KO", Start));
        _journal.Add(CoreAssetDesignation.Designate(CoreAssetState.Empty, "KO", "Defensive Assets", 0.97, Start, new CoreAssetOptions { Enabled = true }).Events[0]);
        var close = _journal.Add(Happened.Closed("KO", Start.AddDays(days)));

        await (found ? _journal.FindsAsync("core-asset-reduced", close) : _journal.FindsNothingAsync());
    }

    [Fact]
    public async Task The_eleventh_position_is_found()
    {
        for (var i = 0; i < 10; i++)
            _journal.Add(Happened.Opened($"A{i}", Start));
        var eleventh = _journal.Add(Happened.Opened("A10", Start));

        await _journal.FindsAsync("too-many-positions", eleventh);
    }

    [Theory]
    [InlineData(0.2, false)]
    [InlineData(0.201, true)]
    public async Task A_position_that_is_opened_too_large_is_found(double size, bool found)
    {
        var open = _journal.Add(Happened.Opened("KO", Start, size));

        await (found ? _journal.FindsAsync("position-too-large", open) : _journal.FindsNothingAsync());
    }

    [Theory]
    [InlineData(0.95, false)]
    [InlineData(0.96, true)]
    public async Task A_rebalance_that_invests_beyond_its_target_is_found(double allocation, bool found)
    {
        var complete = _journal.Add(PortfolioEvent.Create(EventTypes.PortfolioRebalanceComplete, Start, "The targets stand.", portfolioAllocation: allocation));

        await (found ? _journal.FindsAsync("allocation-over-target", complete) : _journal.FindsNothingAsync());
    }

    [Fact]
    public void Every_rule_is_described_in_its_reference()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "audit-rules.md")).Split("\n## Protections and limits\n")[1];
        Assert.Equal(new EngineAudit().Rules.Select(rule => rule.Name), page.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]));
        Assert.All(new EngineAudit().Rules, rule => Assert.Matches(@"^[A-Z].*\.$", rule.Description));
    }

    private static PortfolioEvent RunStart(string session, Metadata? facts) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = Microseconds.From(Start),
        SessionId = session,
        Reason = "replay began",
        Metadata = facts,
    });

    private static PortfolioEvent In(string session, PortfolioEvent happened) => PortfolioEvent.Create(happened.ToFields() with { SessionId = session });

    private static PortfolioEvent Override(string protection, TradeAction action, DateTimeOffset at) =>
        ProtectionEvents.Override(protection, new TradeRequest("KO", action, at, Critical), OverrideEligibility.Yes(OverrideCodes.RegimeChange, "The regime has changed."));
}
