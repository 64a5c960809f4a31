using CsCheck;
using Daybook.Decisions;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Protections;

public sealed class ChainTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ProtectionOptions Options = new() { CoreAssets = new() { Enabled = true } };
    private static readonly OverrideContext Critical = new(RegimeChangeSeverity.Critical);

    [Fact]
    public void A_decision_lists_every_check_passes_included()
    {
        var decision = Decide(ProtectionState.Empty, new TradeRequest("AAA", TradeAction.Open, Start));
        Assert.True(decision.IsApproved);
        Assert.Null(decision.DecidedBy);
        Assert.Equal(
            [ProtectionNames.TradingState, ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw],
            decision.Checks.Select(check => check.Verdict.Protection));
    }

    [Fact]
    public void A_core_asset_decides_alone_and_the_others_say_what_would_have_been()
    {
        var state = Core(After(Happened.Opened("AAA", Start)));
        var decision = Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(2), Critical));
        Assert.False(decision.IsApproved);
        Assert.Equal(ProtectionNames.CoreAsset, decision.DecidedBy);
        Assert.Equal([ProtectionNames.CoreAsset], decision.Blocking);
        var holding = decision.Checks.Single(check => check.Verdict.Protection == ProtectionNames.Holding);
        Assert.Equal((CheckVerdict.Blocked, false), (holding.Verdict.Outcome, holding.IsConsulted));
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void A_critical_change_lifts_whipsaw_and_granting_is_an_event_that_begins_the_cool_down()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var request = new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2), Critical);
        var decision = Decide(state, request);
        Assert.True(decision.IsApproved);
        Assert.Equal([ProtectionNames.Whipsaw], decision.Bypassed);
        Assert.Equal(EventTypes.ProtectionOverrideApplied, Assert.Single(decision.Events).Type);
        Assert.False(Decide(state.Apply(decision.Events), request with { At = request.At.AddHours(1) }).IsApproved);
    }

    [Fact]
    public void A_high_change_lifts_grace_and_holding_but_not_whipsaw()
    {
        var high = new OverrideContext(RegimeChangeSeverity.High);
        var whipsawed = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        Assert.False(Decide(whipsawed, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2), high)).IsApproved);

        var young = InGrace(After(Happened.Opened("AAA", Start)), Start.AddDays(1));
        var decision = Decide(young, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(2), high));
        Assert.Equal([ProtectionNames.Grace, ProtectionNames.Holding], decision.Bypassed);
        Assert.True(decision.IsApproved);
    }

    [Theory]
    [InlineData(ProtectionNames.TradingState, false, false, false)]
    [InlineData(ProtectionNames.CoreAsset, false, false, false)]
    [InlineData(ProtectionNames.Grace, false, true, true)]
    [InlineData(ProtectionNames.Holding, false, true, true)]
    [InlineData(ProtectionNames.Whipsaw, false, false, true)]
    public void The_matrix_grants_what_its_rows_say(string protection, bool normal, bool high, bool critical)
    {
        Assert.False(OverrideMatrix.Grants(protection, new OverrideContext(IsEmergency: true)));
        Assert.Equal(
            (normal, high, critical),
            (Grants(RegimeChangeSeverity.Normal), Grants(RegimeChangeSeverity.High), Grants(RegimeChangeSeverity.Critical)));

        bool Grants(RegimeChangeSeverity severity) => OverrideMatrix.Grants(protection, new OverrideContext(severity));
    }

    [Fact]
    public void A_check_that_throws_denies_what_it_guards_and_leaves_an_error_event()
    {
        ProtectionCheck[] chain = [new(ProtectionNames.Whipsaw, action => action == TradeAction.Open, _ => throw new InvalidOperationException("bad \ud800 news"))];
        var denied = ProtectionChain.Decide(new TradeRequest("AAA", TradeAction.Open, Start, Critical), chain);
        Assert.Equal((false, ProtectionNames.Whipsaw), (denied.IsApproved, denied.DecidedBy));
        Assert.Equal(EventCategory.Error, Assert.Single(denied.Events).Category);
        Assert.NotNull(ProtectionDecisionJson.Write(denied));

        var let = ProtectionChain.Decide(new TradeRequest("AAA", TradeAction.Increase, Start), chain);
        Assert.True(let.IsApproved);
        Assert.Single(let.Events);
    }

    [Theory]
    [InlineData(ProtectionNames.TradingState, TradeAction.Open, TradeAction.Increase, TradeAction.Decrease, TradeAction.Close, TradeAction.Hold)]
    [InlineData(ProtectionNames.CoreAsset, TradeAction.Decrease, TradeAction.Close)]
    [InlineData(ProtectionNames.Grace, TradeAction.Close)]
    [InlineData(ProtectionNames.Holding, TradeAction.Decrease, TradeAction.Close)]
    [InlineData(ProtectionNames.Whipsaw, TradeAction.Open, TradeAction.Close)]
    public void A_protection_that_cannot_be_asked_would_refuse_what_it_guards(string protection, params TradeAction[] guarded)
    {
        var check = ProtectionChain.Of(ProtectionState.Empty, Options).Single(check => check.Protection == protection) with { Ask = _ => throw new InvalidOperationException("It is broken.") };
        Assert.All(Enum.GetValues<TradeAction>(), action =>
            Assert.Equal(!guarded.Contains(action), ProtectionChain.Decide(new TradeRequest("AAA", action, Start), [check]).IsApproved));
    }

    [Theory]
    [InlineData(TradingStatus.Active, TradeAction.Open, true)]
    [InlineData(TradingStatus.Reducing, TradeAction.Open, false)]
    [InlineData(TradingStatus.Reducing, TradeAction.Increase, false)]
    [InlineData(TradingStatus.Reducing, TradeAction.Close, true)]
    [InlineData(TradingStatus.Reducing, TradeAction.Decrease, true)]
    [InlineData(TradingStatus.Halted, TradeAction.Close, false)]
    [InlineData(TradingStatus.Halted, TradeAction.Hold, true)]
    public void The_trading_state_lets_through_what_it_says(TradingStatus status, TradeAction action, bool allowed)
    {
        var state = After(TradingProtection.Change(status, Start, "Ada Byron", "The feed is late."));
        Assert.Equal(allowed, Decide(state, new TradeRequest("AAA", action, Start.AddDays(1), Critical)).IsApproved);
    }

    [Fact]
    public void While_trading_is_halted_no_other_protection_is_consulted()
    {
        var state = After(Happened.Opened("AAA", Start), TradingProtection.Change(TradingStatus.Halted, Start, "Ada Byron", "The feed is late."));
        var decision = Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(2), Critical));
        Assert.Equal([ProtectionNames.TradingState], decision.Blocking);
        Assert.Equal([ProtectionNames.TradingState], decision.Checks.Where(check => check.IsConsulted).Select(check => check.Verdict.Protection));
        Assert.Empty(decision.Events);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("closed")]
    public void A_trading_state_that_there_is_not_changes_nothing(string word)
    {
        var odd = PortfolioEvent.Create(EventTypes.TradingStateChanged, Start, "Somebody else wrote it.", metadata: Metadata.Of(("trading_state", word)));
        Assert.Equal(TradingState.Empty, TradingProtection.Apply(TradingState.Empty, odd));
    }

    [Fact]
    public void The_trading_state_and_core_assets_say_that_they_are_never_bypassed()
    {
        var state = Core(After(TradingProtection.Change(TradingStatus.Halted, Start, "Ada Byron", "The feed is late.")));
        var decision = Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(1), Critical with { IsEmergency = true }));
        Assert.Equal(
            [(ProtectionNames.TradingState, false, OverrideCodes.Never), (ProtectionNames.CoreAsset, false, OverrideCodes.Never)],
            decision.Checks.Where(check => !check.Verdict.Allows).Select(check => (check.Verdict.Protection, check.Verdict.Override!.IsEligible, check.Verdict.Override.Code)));
    }

    [Fact]
    public void What_is_switched_off_is_not_asked()
    {
        var options = Options with { Grace = Options.Grace with { Enabled = false }, Whipsaw = Options.Whipsaw with { Enabled = false } };
        Assert.Equal(
            [ProtectionNames.TradingState, ProtectionNames.CoreAsset, ProtectionNames.Holding],
            ProtectionChain.Of(ProtectionState.Empty, options).Select(check => check.Protection));
    }

    [Fact]
    public void The_decision_reads_as_checks_where_decisions_are_explained()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        using var json = ProtectionDecisionJson.Write(Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2)))).ToDocument();
        var whipsaw = json.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("rule").GetString() == ProtectionNames.Whipsaw);
        Assert.Equal(("block", 1, "<", 1, "cycles"), (
            whipsaw.GetProperty("verdict").GetString(), whipsaw.GetProperty("observed").GetInt32(), whipsaw.GetProperty("comparison").GetString(), whipsaw.GetProperty("limit").GetInt32(),
            whipsaw.GetProperty("unit").GetString()));
        Assert.Equal("2024-01-16T00:00:00Z", whipsaw.GetProperty("until").GetString());
        Assert.Equal(ProtectionNames.Whipsaw, json.RootElement.GetProperty("decided_by").GetString());
    }

    [Fact]
    public void Asking_never_changes_state_and_any_split_of_the_events_gives_the_same_state() => Gen.Select(ProtectionHistories.Any, Gen.Int[0, 40], Gen.Int[0, 4]).Sample((happened, split, action) =>
    {
        var whole = ProtectionState.Empty.Apply(happened);
        var request = new TradeRequest("A1", (TradeAction)action, Start.AddDays(45), Critical);
        var first = Decide(whole, request);
        var cut = Math.Min(split, happened.Length);
        var parts = ProtectionState.Empty.Apply(happened[..cut]).Apply(happened[cut..]);
        Assert.Equal(Describe(whole), Describe(parts));
        Assert.Equal(ProtectionDecisionJson.Write(first), ProtectionDecisionJson.Write(Decide(parts, request)));
        Assert.Equal(ProtectionDecisionJson.Write(first), ProtectionDecisionJson.Write(Decide(whole, request)));
    }, iter: 1_000);

    private static string Describe(ProtectionState state) =>
        string.Join('\n', state.Locks(Options, Start.AddDays(45)).Select(one => $"{one.Asset} {one.Protection} {one.Code} {one.From:O} {one.Until:O}")) + state.Trading + string.Join(',', state.Grace.Entries) + string.Join(',', state.Holding.Assets);

    private static ProtectionDecision Decide(ProtectionState state, TradeRequest request) => ProtectionChain.Decide(request, ProtectionChain.Of(state, Options));

    private static ProtectionState After(params PortfolioEvent[] happened) => ProtectionState.Empty.Apply(happened);

    private static ProtectionState Core(ProtectionState state) =>
        state.Apply(CoreAssetDesignation.Designate(state.CoreAssets, "AAA", "Risk Assets", 0.97, Start, Options.CoreAssets).Events);

    private static ProtectionState InGrace(ProtectionState state, DateTimeOffset at) =>
        state.Apply(GraceProtection.Review(state.Grace, new GracePosition("AAA", 0.2, 0.1, 0.6, at), Options.Grace).Events);
}
