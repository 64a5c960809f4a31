using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Tests.Sizing;

public sealed class FinancingTests
{
    private static readonly SizingOptions s_options = new();

    private static readonly Dictionary<string, double> s_current = new() { ["OLD"] = 0.3, ["KEEP"] = 0.4, ["GROW"] = 0.1 };

    private static readonly Target[] s_targets =
    [
        new("NEW", TradeAction.Open, 0.2, 0, TargetCodes.Sized),
        new("GROW", TradeAction.Increase, 0.3, 0.1, TargetCodes.Sized),
        new("KEEP", TradeAction.Hold, 0.4, 0.4, TargetCodes.Sized),
        new("OLD", TradeAction.Close, 0, 0.3, TargetCodes.NotSelected),
    ];

    [Fact]
    public void Without_a_denial_nothing_changes()
    {
        var result = Fit(s_targets);

        Assert.Equal(s_targets, result.Targets);
        Assert.Empty(result.Cuts);
        Assert.Equal(0.9, result.Allocation, 1e-9);
    }

    [Fact]
    public void What_a_denied_close_would_have_paid_for_is_cut_by_the_same_share()
    {
        var result = Fit(s_targets, "OLD");

        // 0.8 is kept, 0.15 is left for additions of 0.4.
        Assert.Equal(["NEW", "GROW", "KEEP", "OLD"], result.Targets.Select(target => target.Asset));
        Assert.Equal(new Target("OLD", TradeAction.Hold, 0.3, 0.3, TargetCodes.Denied), result.Targets[3]);
        Assert.Equal((TradeAction.Open, TargetCodes.Resized), (result.Targets[0].Action, result.Targets[0].Code));
        Assert.Equal(0.075, result.Targets[0].Size, 1e-9);
        Assert.Equal(0.175, result.Targets[1].Size, 1e-9);
        Assert.Equal(s_targets[2], result.Targets[2]);
        Assert.Equal((1.2, 0.95), (Math.Round(result.AllocationBefore, 9), Math.Round(result.Allocation, 9)));
        Assert.Equal([("NEW", 0.2), ("GROW", 0.3)], result.Cuts.Select(cut => (cut.Asset, cut.Wanted)));
    }

    [Fact]
    public void A_denied_open_is_left_out_and_finances_nobody()
    {
        var result = Fit(s_targets, "NEW");

        Assert.Equal(s_targets[1..], result.Targets);
        Assert.Empty(result.Cuts);
        Assert.Equal(0.7, result.Allocation, 1e-9);
    }

    [Fact]
    public void An_open_under_the_smallest_size_is_left_out_for_the_good_of_the_others()
    {
        Target[] targets =
        [
            new("B", TradeAction.Open, 0.025, 0, TargetCodes.Sized),
            new("A", TradeAction.Open, 0.09, 0, TargetCodes.Sized),
            new("C", TradeAction.Open, 0.025, 0, TargetCodes.Sized),
            new("OLD", TradeAction.Close, 0, 0.85, TargetCodes.NotSelected),
        ];

        var result = Financing.Fit(targets, new Dictionary<string, double> { ["OLD"] = 0.85 }, new HashSet<string> { "OLD" }, s_options);

        // 0.1 is left for 0.14, by which B and C would fall under 0.02. C is left out, being the last of the smallest; then B stays over it.
        Assert.Equal(["B", "A", "OLD"], result.Targets.Select(target => target.Asset));
        Assert.Equal((0.021739, 0.078261), (Math.Round(result.Targets[0].Size, 6), Math.Round(result.Targets[1].Size, 6)));
        Assert.Equal(new FinancingCut("C", 0, 0.025, 0), result.Cuts.Single(cut => cut.Asset == "C"));
    }

    [Fact]
    public void When_nothing_is_left_opens_are_left_out_and_increases_hold()
    {
        var result = Financing.Fit(
            [new("NEW", TradeAction.Open, 0.2, 0, TargetCodes.Sized), new("GROW", TradeAction.Increase, 0.3, 0.1, TargetCodes.Sized), new("OLD", TradeAction.Close, 0, 0.9, TargetCodes.NotSelected)],
            new Dictionary<string, double> { ["GROW"] = 0.1, ["OLD"] = 0.9 },
            new HashSet<string> { "OLD" },
            s_options with { MinSize = 0.001 });

        Assert.Equal(
            [new Target("GROW", TradeAction.Hold, 0.1, 0.1, TargetCodes.Resized), new Target("OLD", TradeAction.Hold, 0.9, 0.9, TargetCodes.Denied)],
            result.Targets);
        Assert.Equal([new FinancingCut("NEW", 0, 0.2, 0), new FinancingCut("GROW", 0.1, 0.3, 0.1)], result.Cuts);
    }

    [Fact]
    public void Positions_without_a_target_and_holds_count_with_what_is_held_and_booked_cash_does_not()
    {
        var current = new Dictionary<string, double> { ["HOLD"] = 0.41, ["OTHER"] = 0.4, [CashBucket.Asset] = 0.5 };

        var result = Financing.Fit([new("HOLD", TradeAction.Hold, 0.4, 0.41, TargetCodes.Sized), new("NEW", TradeAction.Open, 0.15, 0, TargetCodes.Sized)], current, new HashSet<string>(), s_options);

        Assert.Equal(0.14, result.Targets[1].Size, 1e-9);
        Assert.Equal(0.95, result.Allocation, 1e-9);
    }

    [Fact]
    public void Every_cut_is_an_event_with_what_was_asked_for_and_what_is_granted()
    {
        var at = new DateTimeOffset(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

        var events = FinancingEvents.Of(Fit(s_targets, "OLD"), at, "Inflation");

        Assert.Equal(["NEW", "GROW"], events.Select(cut => cut.Asset));
        Assert.All(events, cut => Assert.Equal((EventTypes.AllocationLimitHit, "block", "Inflation", at), (cut.Type, cut.Action, cut.Regime, cut.OccurredAt)));
        Assert.Equal((0.1, 0.175), (events[1].SizeBefore, Math.Round(events[1].SizeAfter!.Value, 9)));
        Assert.Equal("0.3000 was asked for and 0.1750 is granted: all positions would come to 1.2000, over 0.9500", events[1].Reason);
        using var metadata = events[1].Metadata!.ToDocument();
        Assert.Equal(0.95, metadata.RootElement.GetProperty("allocation_limit").GetDouble());
        Assert.Equal(0.3, metadata.RootElement.GetProperty("requested_size").GetDouble());
    }

    private static FinancingResult Fit(Target[] targets, params string[] denied) => Financing.Fit(targets, s_current, denied.ToHashSet(), s_options);
}
