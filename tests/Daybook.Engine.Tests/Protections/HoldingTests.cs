using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

public sealed class HoldingTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly HoldingOptions Options = new();
    private static readonly HoldingState Held = HoldingProtection.Apply(HoldingState.Empty, Happened.Opened("AAA", Start));

    [Fact]
    public void A_block_is_lifted_exactly_when_the_verdict_said() => Gen.Select(Gen.Int[1, 365], Gen.Int[0, 9_000]).Sample((days, hours) =>
    {
        var options = Options with { MinDays = days, MaxDays = 365 };
        foreach (var action in (TradeAction[])[TradeAction.Close, TradeAction.Decrease])
        {
            if (HoldingProtection.Decide(Held, new TradeRequest("AAA", action, Start.AddHours(hours)), options).BlockedUntil is not { } until)
                continue;
            Assert.False(HoldingProtection.Decide(Held, new TradeRequest("AAA", action, until.AddTicks(-1)), options).Allows);
            Assert.True(HoldingProtection.Decide(Held, new TradeRequest("AAA", action, until), options).Allows);
        }
    }, iter: 500);

    [Theory]
    [InlineData(TradeAction.Close, false)]
    [InlineData(TradeAction.Decrease, false)]
    [InlineData(TradeAction.Increase, true)]
    [InlineData(TradeAction.Open, true)]
    [InlineData(TradeAction.Hold, true)]
    public void A_young_position_is_neither_closed_nor_reduced(TradeAction action, bool allowed) =>
        Assert.Equal(allowed, HoldingProtection.Decide(Held, new TradeRequest("AAA", action, Start.AddDays(1)), Options).Allows);

    [Fact]
    public void A_position_that_is_closed_leaves_nothing_behind() => Assert.Empty(HoldingProtection.Apply(Held, Happened.Closed("AAA", Start.AddDays(5))).Assets);

    [Fact]
    public void A_position_is_reviewed_exactly_from_its_maximum_on()
    {
        Assert.False(HoldingProtection.NeedsReview(Held, "AAA", Start.AddDays(90).AddTicks(-1), Options));
        Assert.True(HoldingProtection.NeedsReview(Held, "AAA", Start.AddDays(90), Options));
        Assert.Equal(HoldingCodes.Within, HoldingProtection.Decide(Held, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(90).AddTicks(-1)), Options).Code);
        Assert.Equal(HoldingCodes.MaxReached, HoldingProtection.Decide(Held, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(90)), Options).Code);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void An_override_reaches_two_days_short_of_the_minimum(int days, bool eligible)
    {
        var verdict = HoldingProtection.Decide(Held, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(days), new OverrideContext(RegimeChangeSeverity.High)), Options);
        Assert.Equal(eligible, verdict.Override!.IsEligible);
    }

    [Fact]
    public void A_normal_change_makes_nothing_eligible() =>
        Assert.Equal(OverrideCodes.NotGrave, HoldingProtection.Decide(Held, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(2), new OverrideContext(RegimeChangeSeverity.Normal)), Options).Override!.Code);

    [Fact]
    public void Asking_does_not_begin_the_cool_down_and_granting_does()
    {
        var options = Options with { MinDays = 60 };
        var request = new TradeRequest("AAA", TradeAction.Close, Start.AddDays(58), new OverrideContext(RegimeChangeSeverity.High));
        var verdict = HoldingProtection.Decide(Held, request, options);
        Assert.True(HoldingProtection.Decide(Held, request, options).Override!.IsEligible);

        var granted = HoldingProtection.Apply(Held, ProtectionEvents.Override(ProtectionNames.Holding, request, verdict.Override!));
        Assert.Equal(OverrideCodes.CoolingDown, HoldingProtection.Decide(granted, request with { At = request.At.AddDays(1) }, options).Override!.Code);
    }

    [Theory]
    [InlineData(29, OverrideCodes.CoolingDown)]
    [InlineData(30, OverrideCodes.RegimeChange)]
    public void The_cool_down_ends_after_its_days_also_for_a_position_opened_anew(int days, string code)
    {
        var first = new TradeRequest("AAA", TradeAction.Close, Start.AddDays(1), new OverrideContext(RegimeChangeSeverity.High));
        var state = HoldingProtection.Apply(Held, ProtectionEvents.Override(ProtectionNames.Holding, first, HoldingProtection.Decide(Held, first, Options).Override!));
        state = HoldingProtection.Apply(HoldingProtection.Apply(state, Happened.Closed("AAA", first.At)), Happened.Opened("AAA", first.At.AddDays(days - 1)));
        Assert.Equal(code, HoldingProtection.Decide(state, first with { At = first.At.AddDays(days) }, Options).Override!.Code);
    }

    [Fact]
    public void A_person_releases_a_position_and_a_later_one_is_young_again()
    {
        var released = HoldingProtection.Apply(Held, ProtectionEvents.Release(ProtectionNames.Holding, "AAA", Start.AddHours(1), "Ada Byron", "A merger."));
        Assert.True(HoldingProtection.Decide(released, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(2)), Options).Allows);
        var reopened = HoldingProtection.Apply(HoldingProtection.Apply(released, Happened.Closed("AAA", Start.AddHours(2))), Happened.Opened("AAA", Start.AddHours(3)));
        Assert.False(HoldingProtection.Decide(reopened, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(4)), Options).Allows);
    }

    [Fact]
    public void What_is_not_held_is_not_released() =>
        Assert.False(HoldingProtection.Apply(HoldingState.Empty, ProtectionEvents.Release(ProtectionNames.Holding, "AAA", Start, "Ada Byron", "A merger.")).Of("AAA").IsReleased);
}
