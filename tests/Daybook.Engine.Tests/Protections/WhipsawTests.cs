using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Protections;

public sealed class WhipsawTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WhipsawOptions Options = new();

    private static readonly Gen<WhipsawOptions> AnyOptions = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 30], Gen.Int[1, 48], (cycles, days, hours) => new WhipsawOptions
    {
        MaxCycles = cycles,
        PeriodDays = days,
        MinDurationHours = hours,
    });

    /// <summary>Opens and closes, in their order, hours apart.</summary>
    private static readonly Gen<PortfolioEvent[]> Trades = Gen.Select(Gen.Int[1, 120], Gen.Bool).Array[0, 20].Select(steps =>
    {
        var at = Start;
        return steps.Select(step =>
        {
            at = at.AddHours(step.Item1);
            return step.Item2 ? Happened.Opened("AAA", at) : Happened.Closed("AAA", at);
        }).ToArray();
    });

    [Fact]
    public void A_block_is_lifted_exactly_when_the_verdict_said() => Gen.Select(Trades, AnyOptions, Gen.Int[0, 900]).Sample((trades, options, hours) =>
    {
        var state = trades.Aggregate(WhipsawState.Empty, WhipsawProtection.Apply);
        var at = (trades.Length == 0 ? Start : trades[^1].OccurredAt).AddHours(hours);
        foreach (var action in (TradeAction[])[TradeAction.Open, TradeAction.Close])
        {
            if (WhipsawProtection.Decide(state, new TradeRequest("AAA", action, at), options) is not { Allows: false, BlockedUntil: { } until })
                continue;
            Assert.False(WhipsawProtection.Decide(state, new TradeRequest("AAA", action, until.AddTicks(-1)), options).Allows);
            Assert.True(WhipsawProtection.Decide(state, new TradeRequest("AAA", action, until), options).Allows);
        }
    }, iter: 2_000);

    [Fact]
    public void What_is_locked_is_what_may_not_be_opened_because_of_cycles() => Gen.Select(Trades, AnyOptions, Gen.Int[0, 900]).Sample((trades, options, hours) =>
    {
        var state = trades.Aggregate(WhipsawState.Empty, WhipsawProtection.Apply);
        var at = (trades.Length == 0 ? Start : trades[^1].OccurredAt).AddHours(hours);
        var verdict = WhipsawProtection.Decide(state with { Assets = state.Assets.SetItem("AAA", state.Of("AAA") with { OpenedAt = null }) }, new TradeRequest("AAA", TradeAction.Open, at), options);
        var locks = WhipsawProtection.Locks(state, options, at);
        Assert.Equal(verdict.Allows ? [] : [verdict.BlockedUntil], locks.Select(one => one.Until));
    }, iter: 1_000);

    [Fact]
    public void An_asset_that_was_sold_is_not_bought_again_inside_the_window()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(5)));
        var verdict = WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(6)), Options);
        Assert.Equal((WhipsawCodes.CycleLimit, 1.0, 1.0), (verdict.Code, verdict.Observed!.Value, verdict.Threshold!.Value));
        Assert.Equal(Start.AddDays(19), verdict.BlockedUntil);
    }

    [Fact]
    public void A_cycle_counts_by_its_close_however_long_ago_it_was_opened()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(300)));
        Assert.False(WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(301)), Options).Allows);
    }

    [Fact]
    public void What_is_open_is_not_opened_again_and_nothing_lifts_that()
    {
        var state = After(Happened.Opened("AAA", Start));
        var verdict = WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddYears(1), new OverrideContext(RegimeChangeSeverity.Critical, IsEmergency: true)), Options);
        Assert.Equal(WhipsawCodes.AlreadyOpen, verdict.Code);
        Assert.False(verdict.Override!.IsEligible);
    }

    [Fact]
    public void A_position_is_closed_from_its_minimum_duration_on()
    {
        var state = After(Happened.Opened("AAA", Start));
        Assert.Equal(WhipsawCodes.MinDuration, WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(4).AddTicks(-1)), Options).Code);
        Assert.True(WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(4)), Options).Allows);
    }

    [Theory]
    [InlineData(null, false, OverrideCodes.NoChange)]
    [InlineData(null, true, OverrideCodes.Emergency)]
    [InlineData(RegimeChangeSeverity.Normal, false, OverrideCodes.NotGrave)]
    [InlineData(RegimeChangeSeverity.Normal, true, OverrideCodes.Emergency)]
    [InlineData(RegimeChangeSeverity.High, false, OverrideCodes.RegimeChange)]
    [InlineData(RegimeChangeSeverity.Critical, true, OverrideCodes.RegimeChange)]
    public void A_grave_change_or_an_emergency_makes_a_block_eligible(RegimeChangeSeverity? severity, bool emergency, string code)
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var verdict = WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2), new OverrideContext(severity, emergency)), Options);
        Assert.Equal((code, code is OverrideCodes.RegimeChange or OverrideCodes.Emergency), (verdict.Override!.Code, verdict.Override.IsEligible));
    }

    [Fact]
    public void An_override_begins_a_cool_down_that_ends_exactly_after_its_hours()
    {
        var grave = new OverrideContext(RegimeChangeSeverity.Critical);
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var request = new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2), grave);
        var verdict = WhipsawProtection.Decide(state, request, Options);
        Assert.True(verdict.Override!.IsEligible);

        state = WhipsawProtection.Apply(state, ProtectionEvents.Override(ProtectionNames.Whipsaw, request, verdict.Override));
        Assert.Equal(OverrideCodes.CoolingDown, WhipsawProtection.Decide(state, request with { At = request.At.AddHours(24).AddTicks(-1) }, Options).Override!.Code);
        Assert.True(WhipsawProtection.Decide(state, request with { At = request.At.AddHours(24) }, Options).Override!.IsEligible);
    }

    [Fact]
    public void An_open_and_a_close_of_one_instant_are_no_cycle_however_often_they_come() =>
        Assert.Empty(After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start), Happened.Opened("AAA", Start), Happened.Closed("AAA", Start)).Of("AAA").Cycles);

    [Fact]
    public void Of_cycles_that_closed_at_one_instant_the_one_that_was_recorded_last_is_the_newest()
    {
        var cycles = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(5)), Happened.Opened("AAA", Start.AddDays(3)), Happened.Closed("AAA", Start.AddDays(5))).Of("AAA").Cycles;
        Assert.Equal([Start, Start.AddDays(3)], cycles.Select(cycle => cycle.OpenedAt));
    }

    [Fact]
    public void A_cycle_is_forgotten_when_no_period_reaches_back_to_it()
    {
        var later = Start.AddDays(800);
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)), Happened.Opened("AAA", Start.AddDays(70)), Happened.Closed("AAA", Start.AddDays(72)), Happened.Opened("AAA", later), Happened.Closed("AAA", later.AddDays(1)));
        Assert.Equal([Start.AddDays(72), later.AddDays(1)], state.Of("AAA").Cycles.Select(cycle => cycle.ClosedAt));
    }

    [Fact]
    public void The_newest_cycles_are_kept_and_they_are_more_than_any_limit_needs()
    {
        var trades = Enumerable.Range(0, 40).SelectMany(hour => (PortfolioEvent[])[Happened.Opened("AAA", Start.AddHours(hour)), Happened.Closed("AAA", Start.AddHours(hour + 1))]);
        var state = After([.. trades]);
        Assert.Equal((WhipsawHistory.KeptCycles, Start.AddHours(40)), (state.Of("AAA").Cycles.Count, state.Of("AAA").Cycles[^1].ClosedAt));

        var most = new WhipsawOptions { MaxCycles = 10, PeriodDays = 365 };
        Assert.Equal(Start.AddHours(31) + most.Period, WhipsawProtection.Decide(state, new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2)), most).BlockedUntil);
    }

    [Fact]
    public void A_person_releases_a_lock_and_the_event_names_them()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var release = ProtectionEvents.Release(ProtectionNames.Whipsaw, "AAA", Start.AddDays(2), "Ada Byron", "The sale was a mistake of the data vendor.");
        Assert.Equal("Ada Byron", release.Actor);
        Assert.True(WhipsawProtection.Decide(WhipsawProtection.Apply(state, release), new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2)), Options).Allows);
    }

    [Fact]
    public void What_is_done_to_another_protection_leaves_whipsaw_as_it_is()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var request = new TradeRequest("AAA", TradeAction.Open, Start.AddDays(2), new OverrideContext(RegimeChangeSeverity.Critical));
        state = WhipsawProtection.Apply(state, ProtectionEvents.Release(ProtectionNames.Grace, "AAA", Start.AddDays(2), "Ada Byron", "It is delisted."));
        state = WhipsawProtection.Apply(state, ProtectionEvents.Override(ProtectionNames.Grace, request, OverrideEligibility.Yes(OverrideCodes.RegimeChange, "The regime has changed.")));
        Assert.True(WhipsawProtection.Decide(state, request, Options) is { Allows: false, Override.IsEligible: true });
    }

    [Fact]
    public void Changing_the_settings_loses_nothing_that_is_known()
    {
        var state = After(Happened.Opened("AAA", Start), Happened.Closed("AAA", Start.AddDays(1)));
        var request = new TradeRequest("AAA", TradeAction.Open, Start.AddDays(14));
        Assert.False(WhipsawProtection.Decide(state, request, Options).Allows);
        Assert.False(WhipsawProtection.Decide(state, request, Options with { PeriodDays = 15 }).Allows);
    }

    private static WhipsawState After(params PortfolioEvent[] happened) => happened.Aggregate(WhipsawState.Empty, WhipsawProtection.Apply);
}
