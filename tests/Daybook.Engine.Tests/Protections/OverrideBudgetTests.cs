using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Market.Regimes;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Protections;

/// <summary>The chain with a budget: a bypass also needs a grant by the recent transition.</summary>
public sealed class OverrideBudgetTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ProtectionOptions Options = new();

    /// <summary>A position that was opened, fell into its grace period a day later, and is too young to be closed.</summary>
    private static readonly ProtectionState Young = InGrace(ProtectionState.Empty.Apply(Happened.Opened("AAA", Start)));

    [Fact]
    public void Each_bypass_is_granted_before_it_is_applied_and_sees_the_grants_before_it()
    {
        var decision = Ask(Young, Day(2), Budget());

        Assert.True(decision.IsApproved);
        Assert.Equal(
            [
                "regime_override_granted grace_period 4", "protection_override_applied grace_period ",
                "regime_override_granted holding_period 3", "protection_override_applied holding_period ",
            ],
            decision.Events.Select(happened => $"{happened.Type} {happened.Text("protection")} {happened.Number("budget_left")}"));
        Assert.All(decision.Events, happened => Assert.Equal(("AAA", Day(2)), (happened.Asset, happened.OccurredAt)));
    }

    [Fact]
    public void A_budget_for_one_lifts_the_first_and_is_not_spent_on_a_request_that_the_second_denies()
    {
        var budget = Budget(new RegimeOverrideOptions { Budget = 1 });
        var decision = Ask(Young, Day(2), budget);

        Assert.Equal([ProtectionNames.Holding], decision.Blocking);
        Assert.Equal([ProtectionNames.Grace], decision.Bypassed);
        Assert.Equal([RegimeOverrideCodes.Eligible, RegimeOverrideCodes.BudgetSpent], GrantCodes(decision));
        Assert.Empty(decision.Events);
        Assert.True(Ask(InGrace(ProtectionState.Empty), Day(2), budget).IsApproved);
    }

    [Theory]
    [InlineData(RegimeOverrideCodes.Disabled)]
    [InlineData(RegimeOverrideCodes.NoTransition)]
    [InlineData(RegimeOverrideCodes.NotConfirmed)]
    [InlineData(RegimeOverrideCodes.Severity)]
    [InlineData(RegimeOverrideCodes.BudgetSpent)]
    [InlineData(RegimeOverrideCodes.CoolingDown)]
    public void What_the_transition_does_not_grant_is_not_bypassed_and_the_record_says_why(string code)
    {
        var budget = code switch
        {
            RegimeOverrideCodes.Disabled => Budget(new RegimeOverrideOptions { Settings = new() { Overrides = false } }),
            RegimeOverrideCodes.NoTransition => Budget() with { Transition = null },
            RegimeOverrideCodes.NotConfirmed => Budget() with { Transition = Change() with { ConfirmedAt = null } },
            RegimeOverrideCodes.Severity => Budget(new RegimeOverrideOptions { Settings = new() { OverrideSeverity = RegimeChangeSeverity.Critical } }),
            RegimeOverrideCodes.BudgetSpent => Budget(new RegimeOverrideOptions { Budget = 0 }),
            _ => After(Ask(InGrace(ProtectionState.Empty), Day(-5), Budget() with { Transition = Change() with { ConfirmedAt = Day(-6) } })),
        };
        var decision = Ask(Young, Day(2), OverrideContext.Within(budget) with { Severity = RegimeChangeSeverity.High });

        Assert.Equal([ProtectionNames.Grace, ProtectionNames.Holding], decision.Blocking);
        Assert.Empty(decision.Bypassed);
        Assert.Empty(decision.Events);
        using var json = ProtectionDecisionJson.Write(decision).ToDocument();
        var grace = json.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("rule").GetString() == ProtectionNames.Grace);
        Assert.Equal(("block", OverrideCodes.RegimeChange, code), (Read("verdict"), Read("override"), Read("regime_override")));

        string? Read(string key) => grace.GetProperty(key).GetString();
    }

    [Fact]
    public void A_grant_that_holds_is_used_again_without_another()
    {
        var state = InGrace(ProtectionState.Empty);
        var first = Ask(state, Day(2), Budget());
        var second = Ask(state, Day(2).AddHours(23), After(first));

        Assert.Equal([EventTypes.RegimeOverrideGranted, EventTypes.ProtectionOverrideApplied], first.Events.Select(happened => happened.Type));
        Assert.True(second.IsApproved);
        Assert.Equal([RegimeOverrideCodes.Active], GrantCodes(second));
        Assert.Equal([EventTypes.ProtectionOverrideApplied], second.Events.Select(happened => happened.Type));
        Assert.False(Ask(state, Day(3), After(first)).IsApproved);
    }

    [Fact]
    public void The_budget_is_asked_only_of_what_both_layers_admit()
    {
        var whipsawed = ProtectionState.Empty.Apply([Happened.Opened("AAA", Start), Happened.Closed("AAA", Day(1))]);
        Assert.False(Ask(whipsawed, Day(2), Budget(), TradeAction.Open).IsApproved);
        Assert.Empty(GrantCodes(Ask(whipsawed, Day(2), Budget(), TradeAction.Open)));

        var critical = Budget() with { Transition = Change(RegimeChangeSeverity.Critical) };
        Assert.Equal([RegimeOverrideCodes.Eligible], GrantCodes(Ask(whipsawed, Day(2), critical, TradeAction.Open)));
        Assert.Empty(GrantCodes(Ask(ProtectionState.Empty.Apply(Happened.Opened("AAA", Start)), Day(0.5), critical)));
    }

    private static ProtectionDecision Ask(ProtectionState state, DateTimeOffset at, RegimeOverrideBudget budget, TradeAction action = TradeAction.Close) =>
        Ask(state, at, OverrideContext.Within(budget), action);

    private static ProtectionDecision Ask(ProtectionState state, DateTimeOffset at, OverrideContext context, TradeAction action = TradeAction.Close) =>
        ProtectionChain.Decide(new TradeRequest("AAA", action, at, context), ProtectionChain.Of(state, Options));

    private static string[] GrantCodes(ProtectionDecision decision) => [.. decision.Checks.Select(check => check.Grant?.Code).OfType<string>()];

    private static RegimeOverrideBudget Budget(RegimeOverrideOptions? options = null) => new(RegimeOverrideState.Empty, Change(), options ?? new RegimeOverrideOptions());

    private static RegimeOverrideBudget After(ProtectionDecision decision) => Budget() with { Granted = decision.Events.Aggregate(RegimeOverrideState.Empty, RegimeOverrides.Apply) };

    private static RegimeTransition Change(RegimeChangeSeverity severity = RegimeChangeSeverity.High) =>
        new(MarketRegime.Goldilocks, MarketRegime.Reflation, severity, 0.5, Day(-2), Day(1));

    private static DateTimeOffset Day(double days) => Start.AddDays(days);

    private static ProtectionState InGrace(ProtectionState state) =>
        state.Apply(GraceProtection.Review(state.Grace, new GracePosition("AAA", 0.2, 0.1, 0.6, Day(1)), Options.Grace).Events);
}
