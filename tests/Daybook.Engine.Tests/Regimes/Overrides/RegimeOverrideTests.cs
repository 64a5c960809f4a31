using CsCheck;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Queries;
using static Daybook.Engine.Regimes.Overrides.RegimeOverrideTarget;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Overrides;

public sealed class RegimeOverrideTests
{
    private static readonly RegimeOverrideOptions Options = new() { Budget = 3 };

    [Theory]
    [InlineData(RegimeChangeSeverity.Normal, "")]
    [InlineData(RegimeChangeSeverity.High, "grace_period holding_period position_limits core_asset_designation")]
    [InlineData(RegimeChangeSeverity.Critical, "grace_period holding_period whipsaw_protection position_limits bucket_limits")]
    public void A_change_lifts_what_its_severity_gives_it_a_right_to(RegimeChangeSeverity severity, string words)
    {
        Assert.Equal(words, string.Join(' ', RegimeOverrideRights.Of(severity).Select(target => target.ToWord())));
        Assert.All(Enum.GetValues<RegimeOverrideTarget>(), target => Assert.Equal(
            words.Split(' ').Contains(target.ToWord()) ? RegimeOverrideCodes.Eligible : RegimeOverrideCodes.Severity,
            Ask(RegimeOverrideState.Empty, Transition(severity), target: target).Verdict.Code));
    }

    [Fact]
    public void Without_a_recent_transition_nothing_is_lifted()
    {
        var decision = Ask(RegimeOverrideState.Empty, null);

        Assert.Equal((RegimeOverrideCodes.NoTransition, 0, false), (decision.Verdict.Code, decision.Remaining, decision.NeedsGrant));
    }

    [Fact]
    public void A_change_that_still_has_to_last_lifts_nothing_unless_the_options_say_so()
    {
        var pending = Transition(confirmed: null);

        Assert.Equal(RegimeOverrideCodes.NotConfirmed, Ask(RegimeOverrideState.Empty, pending).Verdict.Code);
        Assert.True(Ask(RegimeOverrideState.Empty, pending, options: Options with { AllowUnconfirmed = true }).NeedsGrant);
    }

    [Fact]
    public void Overrides_that_are_switched_off_lift_nothing_and_what_was_granted_is_not_used()
    {
        var off = Options with { Settings = new() { Overrides = false } };

        Assert.Equal(RegimeOverrideCodes.Disabled, Ask(RegimeOverrideState.Empty, options: off).Verdict.Code);
        Assert.Equal(RegimeOverrideCodes.Disabled, Ask(Granted(Options, ("AAPL", Grace, 10)), options: off).Verdict.Code);
        Assert.Empty(RegimeOverrides.Permissions(Transition(), off));
    }

    [Theory]
    [InlineData(RegimeChangeSeverity.Normal, RegimeChangeSeverity.Normal, false)]
    [InlineData(RegimeChangeSeverity.Normal, RegimeChangeSeverity.High, true)]
    [InlineData(RegimeChangeSeverity.High, RegimeChangeSeverity.High, true)]
    [InlineData(RegimeChangeSeverity.High, RegimeChangeSeverity.Critical, true)]
    [InlineData(RegimeChangeSeverity.Critical, RegimeChangeSeverity.High, false)]
    [InlineData(RegimeChangeSeverity.Critical, RegimeChangeSeverity.Critical, true)]
    public void A_change_lifts_from_the_least_severity_on_and_a_normal_one_never(RegimeChangeSeverity least, RegimeChangeSeverity severity, bool lifts)
    {
        var options = Options with { Settings = new() { OverrideSeverity = least } };

        Assert.Equal(lifts ? RegimeOverrideCodes.Eligible : RegimeOverrideCodes.Severity, Ask(RegimeOverrideState.Empty, Transition(severity), options: options).Verdict.Code);
        Assert.Equal(lifts ? RegimeOverrideRights.Of(severity) : [], RegimeOverrides.Permissions(Transition(severity), options));
    }

    [Fact]
    public void A_transition_grants_as_many_overrides_as_its_budget_has()
    {
        var two = Granted(Options, ("KO", Grace, 10), ("PG", Grace, 10));
        Assert.Equal((RegimeOverrideCodes.Eligible, 1), (Ask(two).Verdict.Code, Ask(two).Remaining));

        var three = Granted(Options, ("KO", Grace, 10), ("PG", Grace, 10), ("PEP", Holding, 11));
        Assert.Equal((RegimeOverrideCodes.BudgetSpent, 0), (Ask(three).Verdict.Code, Ask(three).Remaining));
        Assert.True(Ask(three, Transition(changed: 9, confirmed: 11)).NeedsGrant);
        Assert.Equal(3, RegimeOverrides.Remaining(three, Transition(changed: 7), Options));
        Assert.Equal(0, RegimeOverrides.Remaining(three, Transition(), Options with { Budget = 1 }));
    }

    [Theory]
    [InlineData(9.99, 3)]
    [InlineData(10, 2)]
    public void A_grant_that_names_no_transition_counts_for_one_that_was_confirmed_before_it(double day, int remaining)
    {
        var state = RegimeOverrides.Apply(RegimeOverrideState.Empty, Foreign(EventTypes.RegimeOverrideGranted, "override", null, asset: "KO", at: Day(day)));

        Assert.Equal(remaining, RegimeOverrides.Remaining(state, Transition(), Options));
    }

    [Theory]
    [InlineData(10, RegimeOverrideCodes.Active)]
    [InlineData(10.99, RegimeOverrideCodes.Active)]
    [InlineData(11, RegimeOverrideCodes.CoolingDown)]
    [InlineData(39.99, RegimeOverrideCodes.CoolingDown)]
    [InlineData(40, RegimeOverrideCodes.Eligible)]
    public void An_override_may_be_used_for_its_hours_and_then_the_asset_cools_down(double day, string code)
    {
        var decision = Ask(Granted(Options, ("AAPL", Grace, 10)), day: day);

        Assert.Equal(code, decision.Verdict.Code);
        Assert.Equal(code == RegimeOverrideCodes.CoolingDown ? Day(40) : null, decision.Verdict.BlockedUntil);
        Assert.Equal(code == RegimeOverrideCodes.Eligible, decision.NeedsGrant);
    }

    [Fact]
    public void An_override_that_holds_is_used_even_when_the_transition_is_not_recent_any_more()
    {
        var decision = Ask(Granted(Options, ("AAPL", Grace, 10)), transition: null, day: 10.5);

        Assert.Equal((RegimeOverrideCodes.Active, Day(11), false), (decision.Verdict.Code, decision.ValidUntil, decision.NeedsGrant));
        Assert.True(decision.Verdict.Allows);
    }

    [Fact]
    public void The_assets_other_protections_may_be_lifted_within_the_same_hours_and_not_beyond()
    {
        var one = Granted(Options, ("AAPL", Grace, 10));
        Assert.Equal((RegimeOverrideCodes.Eligible, Day(11)), (Ask(one, target: Holding, day: 10.9).Verdict.Code, Ask(one, target: Holding, day: 10.9).ValidUntil));

        Assert.Equal((RegimeOverrideCodes.Eligible, Day(11)), (Ask(one, target: Holding).Verdict.Code, Ask(one, target: Holding).ValidUntil));

        var two = Granted(Options, ("AAPL", Grace, 10), ("AAPL", Holding, 10.9));
        Assert.Equal(RegimeOverrideCodes.CoolingDown, Ask(two, target: Grace, day: 11.5).Verdict.Code);
        Assert.Equal((RegimeOverrideCodes.Eligible, Day(41)), (Ask(two, target: Grace, day: 40).Verdict.Code, Ask(two, target: Grace, day: 40).ValidUntil));
        Assert.Equal(RegimeOverrideCodes.Eligible, Ask(two, target: Grace, day: 10.95, asset: "aapl").Verdict.Code);
    }

    [Fact]
    public void A_grant_at_the_very_end_of_the_hours_opens_them_anew()
    {
        var options = Options with { CooldownDays = 1 };
        var decision = Ask(Granted(options, ("AAPL", Grace, 10), ("AAPL", Grace, 11)), target: Holding, day: 11.5, options: options);

        Assert.Equal((RegimeOverrideCodes.Eligible, Day(12)), (decision.Verdict.Code, decision.ValidUntil));
    }

    [Fact]
    public void A_grant_of_the_future_keeps_the_asset_cooling_down() =>
        Assert.Equal(RegimeOverrideCodes.CoolingDown, Ask(Granted(Options, ("AAPL", Grace, 12)), day: 11).Verdict.Code);

    [Fact]
    public void A_grant_is_an_event_that_says_all_of_it()
    {
        var happened = RegimeEvents.OverrideGranted(Ask(RegimeOverrideState.Empty));

        Assert.Equal((EventTypes.RegimeOverrideGranted, "AAPL", "Deflation", "override"), (happened.Type, happened.Asset, happened.Regime, happened.Action));
        Assert.Equal(
            ("grace_period", "critical", "regime", 24.0, 2.0),
            (happened.Text("protection"), happened.Text("severity"), happened.Text("authority"), happened.Number("valid_hours"), happened.Number("budget_left")));
        Assert.Equal(
            [new RegimeOverrideGrant("AAPL", "grace_period", Day(10), Day(11), Day(8))], RegimeOverrides.Apply(RegimeOverrideState.Empty, happened).Grants);
    }

    [Fact]
    public void Nothing_is_granted_that_was_refused_or_holds_already()
    {
        Assert.Throws<ArgumentException>(() => RegimeEvents.OverrideGranted(Ask(RegimeOverrideState.Empty, null)));
        Assert.Throws<ArgumentException>(() => RegimeEvents.OverrideGranted(Ask(Granted(Options, ("AAPL", Grace, 10)))));
    }

    [Fact]
    public void A_grant_without_an_end_may_not_be_used_but_cools_down()
    {
        var happened = Foreign(EventTypes.RegimeOverrideGranted, "override", null, Metadata.Of(("protection", "grace_period")), "AAPL", Day(10));

        Assert.Equal(RegimeOverrideCodes.CoolingDown, Ask(RegimeOverrides.Apply(RegimeOverrideState.Empty, happened)).Verdict.Code);
    }

    [Fact]
    public void A_grant_is_forgotten_after_a_year()
    {
        var first = Granted(Options, ("KO", Grace, 10));

        Assert.Equal(2, Later(RegimeOverrideState.MemoryDays).Grants.Count);
        Assert.Equal("PG", Assert.Single(Later(RegimeOverrideState.MemoryDays + 0.01).Grants).Asset);

        RegimeOverrideState Later(double days) =>
            RegimeOverrides.Apply(first, Foreign(EventTypes.RegimeOverrideGranted, "override", null, asset: "PG", at: Day(10 + days)));
    }

    [Fact]
    public void Asking_never_consumes() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Double[9, 60]).Array[1, 30].Sample(questions =>
    {
        var state = RegimeOverrideState.Empty;
        foreach (var (asset, target, day) in questions.OrderBy(question => question.Item3))
        {
            RegimeOverrideDecision Answer() => Ask(state, asset: $"A{asset}", target: (RegimeOverrideTarget)target, day: day);
            var (before, first) = (state, Answer());
            Assert.Equal(first, Answer());
            Assert.Equal(before, state);
            if (first.NeedsGrant)
            {
                state = RegimeOverrides.Apply(state, RegimeEvents.OverrideGranted(first));
                Assert.Equal((RegimeOverrideCodes.Active, first.ValidUntil, first.Remaining - 1), (Answer().Verdict.Code, Answer().ValidUntil, Answer().Remaining));
            }
        }

        Assert.True(state.Grants.Count <= Options.Budget);
    });

    private static RegimeOverrideDecision Ask(RegimeOverrideState state, double day = 10, string asset = "AAPL", RegimeOverrideTarget target = Grace, RegimeOverrideOptions? options = null) =>
        Ask(state, Transition(), day, asset, target, options);

    private static RegimeOverrideDecision Ask(
        RegimeOverrideState state, RegimeTransition? transition, double day = 10, string asset = "AAPL", RegimeOverrideTarget target = Grace, RegimeOverrideOptions? options = null) =>
        RegimeOverrides.Decide(state, transition, asset, target, Day(day), options ?? Options);
}
