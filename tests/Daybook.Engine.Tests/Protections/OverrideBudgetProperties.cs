using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Protections;

/// <summary>What holds of the chain's grants whatever is asked: requests that some protections refuse, each of which says that it is eligible, under transitions that come and go.</summary>
public sealed class OverrideBudgetProperties
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Protections = [ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];

    private static readonly Gen<RegimeOverrideOptions> AnyOptions = Gen.Select(Gen.Int[0, 6], Gen.Int[1, 72], Gen.Int[1, 40], Gen.Enum<RegimeChangeSeverity>(), (budget, hours, days, severity) => new RegimeOverrideOptions
    {
        Budget = budget,
        ValidHours = hours,
        CooldownDays = days,
        Settings = new() { OverrideSeverity = severity },
    });

    private static readonly Gen<Question[]> Questions = Gen.Select(
        Gen.Int[0, 3].Select(asset => $"A{asset}"), Gen.Int[1, 60], Gen.Int[0, 7], Gen.Int[0, 9].Select(dice => dice == 0), Gen.Enum<RegimeChangeSeverity>(),
        (asset, hours, refusals, changes, severity) => new Question(asset, hours, refusals, changes, severity)).Array[1, 60];

    [Fact]
    public void A_transition_never_grants_more_than_its_budget() => Gen.Select(Questions, AnyOptions).Sample((questions, options) =>
    {
        var grants = Play(questions, options).Last().Granted.Grants;
        Assert.All(grants.GroupBy(grant => grant.TransitionAt), byTransition => Assert.InRange(byTransition.Count(), 1, options.Budget));
    }, iter: 500);

    [Fact]
    public void An_asset_gets_no_second_window_within_its_cool_down() => Gen.Select(Questions, AnyOptions).Sample((questions, options) =>
    {
        foreach (var ofAsset in Play(questions, options).Last().Granted.Grants.GroupBy(grant => grant.Asset))
        {
            RegimeOverrideGrant[] openings = [.. ofAsset.GroupBy(grant => grant.ValidUntil).Select(window => window.First())];
            Assert.All(openings.Zip(openings.Skip(1)), pair => Assert.True(pair.Second.At >= pair.First.At.AddDays(options.CooldownDays) && pair.Second.At >= pair.First.ValidUntil));
        }
    }, iter: 500);

    [Fact]
    public void Whatever_is_bypassed_has_a_grant_that_holds() => Gen.Select(Questions, AnyOptions).Sample((questions, options) =>
    {
        foreach (var (decision, granted) in Play(questions, options).Where(step => step.Decision.IsApproved))
        {
            var applied = decision.Events.Where(happened => happened.Type.Equals(EventTypes.ProtectionOverrideApplied)).Select(happened => happened.Text("protection"));
            Assert.Equal(decision.Bypassed, applied);
            Assert.All(decision.Bypassed, protection => Assert.Contains(granted.Grants, grant =>
                grant.Asset == decision.Request.Asset && grant.Target == protection && grant.At <= decision.Request.At && decision.Request.At < grant.ValidUntil));
        }
    }, iter: 500);

    [Fact]
    public void Overrides_that_are_switched_off_never_bypass() => Gen.Select(Questions, AnyOptions).Sample((questions, options) =>
    {
        foreach (var (decision, granted) in Play(questions, options).Select(step => (Again(step.Decision, step.Granted, options with { Settings = new() { Overrides = false } }), step.Granted)))
            Assert.Equal((0, 0), (decision.Bypassed.Count, decision.Events.Count));
    }, iter: 200);

    [Fact]
    public void Asking_spends_nothing_and_neither_does_a_denied_request() => Gen.Select(Questions, AnyOptions).Sample((questions, options) =>
    {
        foreach (var (decision, _) in Play(questions, options))
        {
            var budget = decision.Request.Override.Budget!;
            var before = budget.Granted.Grants.ToArray();
            var again = ProtectionChain.Decide(decision.Request, Chain(decision));
            Assert.Equal(ProtectionDecisionJson.Write(decision), ProtectionDecisionJson.Write(again));
            Assert.Equal(decision.Events.Count, again.Events.Count);
            Assert.Equal(before, budget.Granted.Grants);
            Assert.True(decision.IsApproved || decision.Events.Count == 0);
        }
    }, iter: 200);

    /// <summary>The decisions in their order, each with what was granted after it. A decision's events are recorded before the next question.</summary>
    private static List<(ProtectionDecision Decision, RegimeOverrideState Granted)> Play(Question[] questions, RegimeOverrideOptions options)
    {
        var (at, granted, steps) = (Start, RegimeOverrideState.Empty, new List<(ProtectionDecision, RegimeOverrideState)>());
        var transition = Change(RegimeChangeSeverity.Critical, Start);
        foreach (var question in questions)
        {
            at = at.AddHours(question.Hours);
            if (question.Changes)
                transition = Change(question.Severity, at);
            var context = OverrideContext.Within(new RegimeOverrideBudget(granted, transition, options));
            var decision = ProtectionChain.Decide(new TradeRequest(question.Asset, TradeAction.Close, at, context), Chain(question.Refusals));
            granted = decision.Events.Aggregate(granted, RegimeOverrides.Apply);
            steps.Add((decision, granted));
        }

        return steps;
    }

    /// <summary>The same question with all that was granted since, and other options.</summary>
    private static ProtectionDecision Again(ProtectionDecision decision, RegimeOverrideState granted, RegimeOverrideOptions options)
    {
        var budget = decision.Request.Override.Budget! with { Granted = granted, Options = options };
        return ProtectionChain.Decide(decision.Request with { Override = OverrideContext.Within(budget) }, Chain(decision));
    }

    private static ProtectionCheck[] Chain(int refusals) => [.. Protections.Select((protection, place) => Link(protection, (refusals & (1 << place)) != 0))];

    private static ProtectionCheck[] Chain(ProtectionDecision decision) => [.. decision.Checks.Select(check => Link(check.Verdict.Protection, !check.Verdict.Allows))];

    private static ProtectionCheck Link(string protection, bool refuses) => new(protection, _ => true, _ => refuses
        ? Verdict.Block(protection, "refused", "The question says so.") with { Override = OverrideEligibility.Yes(OverrideCodes.RegimeChange, "The question says so.") }
        : Verdict.Pass(protection, "ok", "The question says so."));

    private static RegimeTransition Change(RegimeChangeSeverity severity, DateTimeOffset at) => new(MarketRegime.Goldilocks, MarketRegime.Deflation, severity, 0.5, at, at);

    /// <summary>A close that some protections refuse.</summary>
    /// <param name="Asset">Of which asset.</param>
    /// <param name="Hours">How long after the question before.</param>
    /// <param name="Refusals">A bit for each protection that refuses.</param>
    /// <param name="Changes">Whether the regime changes before it is asked.</param>
    /// <param name="Severity">How gravely.</param>
    private sealed record Question(string Asset, int Hours, int Refusals, bool Changes, RegimeChangeSeverity Severity);
}
