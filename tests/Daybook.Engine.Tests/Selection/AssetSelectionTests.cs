using System.Collections.Immutable;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Selection;

public sealed class AssetSelectionTests
{
    private static readonly SelectionOptions s_options = new();

    private static readonly SizingOptions s_sizing = new();

    [Theory]
    [InlineData(0.6, SelectionCodes.Held)]
    [InlineData(0.5999, SelectionCodes.BelowThreshold)]
    public void A_held_asset_stays_from_its_threshold_on(double score, string code) =>
        Assert.Equal(new SelectionChoice("KO", IsHeld: true, code, score, 0.6), Assert.Single(Decide([("KO", score)], [("KO", 0.1)]).Choices));

    [Theory]
    [InlineData(0.65, SelectionCodes.New)]
    [InlineData(0.6499, SelectionCodes.BelowNewThreshold)]
    public void A_new_asset_is_opened_from_its_threshold_on(double score, string code) =>
        Assert.Equal(new SelectionChoice("KO", IsHeld: false, code, score, 0.65), Assert.Single(Decide([("KO", score)]).Choices));

    [Fact]
    public void New_assets_take_the_slots_by_score_and_equals_by_their_order()
    {
        var result = Decide([("A", 0.7), ("B", 0.8), ("C", 0.7), ("D", 0.9), ("E", 0.7)]);

        Assert.Equal(["D", "B", "A"], result.Selected);
        Assert.Equal([SelectionCodes.New, SelectionCodes.New, SelectionCodes.NoSlot, SelectionCodes.New, SelectionCodes.NoSlot], result.Choices.Select(choice => choice.Code));
    }

    [Fact]
    public void Held_assets_over_the_largest_number_are_closed_the_worst_first()
    {
        var result = Decide([("A", 0.7), ("B", 0.8), ("C", 0.7), ("NEW", 0.99)], [("A", 0.1), ("B", 0.1), ("C", 0.1)], options: s_options with { MaxPositions = 2, MaxNewPositions = 2 });

        Assert.Equal(["A", "B"], result.Selected);
        Assert.Equal(SelectionCodes.OverMaxTotal, result.Choices.Single(choice => choice.Asset == "C").Code);
        Assert.Equal(SelectionCodes.NoSlot, result.Choices.Single(choice => choice.Asset == "NEW").Code);
        Assert.Equal(Target.ToClose("C", 0.1, TargetCodes.NotSelected), result.Targets[^1]);
    }

    [Fact]
    public void A_position_that_is_kept_whatever_its_score_keeps_its_size_and_its_place()
    {
        var result = Decide([("A", 0.1), ("B", 0.8), ("C", 0.9)], [("A", 0.3)], kept: [("A", 0.24)], options: s_options with { MaxPositions = 2, MaxNewPositions = 2 });

        Assert.Equal(SelectionCodes.Kept, result.Choices[0].Code);
        Assert.Equal(["C"], result.Selected);
        Assert.Equal(new Target("A", TradeAction.Decrease, 0.24, 0.3, TargetCodes.Kept), result.Targets[1]);
        Assert.Equal(0.15, result.Targets[0].Size, 1e-9);
    }

    [Fact]
    public void What_is_kept_leaves_less_for_the_others()
    {
        var result = Decide([("A", 0.1), ("B", 0.8), ("C", 0.8)], [("A", 0.85)], kept: [("A", 0.85)]);

        Assert.Equal([0.05, 0.05, 0.85], result.Targets.Select(target => Math.Round(target.Size, 9)));
        Assert.Equal(TradeAction.Hold, result.Targets[2].Action);
    }

    [Fact]
    public void Keeping_buys_nothing()
    {
        var result = Decide([("A", 0.1), ("B", 0.1), ("C", 0.1)], [("A", 0.1), ("B", 0.1)], kept: [("A", 0.5), ("B", 0), ("C", 0.2)]);

        Assert.Equal([new Target("A", TradeAction.Hold, 0.1, 0.1, TargetCodes.Kept), Target.ToClose("B", 0.1, TargetCodes.NotSelected)], result.Targets);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void An_asset_without_a_score_is_neither_opened_nor_closed(double? score)
    {
        var result = Decide([("A", score), ("B", score)], [("A", 0.1), ("UNSEEN", 0.2)]);

        Assert.Equal([SelectionCodes.UnscoredHeld, SelectionCodes.Unscored, SelectionCodes.UnscoredHeld], result.Choices.Select(choice => choice.Code));
        Assert.Equal(
            [new Target("A", TradeAction.Hold, 0.1, 0.1, TargetCodes.Unscored), new Target("UNSEEN", TradeAction.Hold, 0.2, 0.2, TargetCodes.Unscored)],
            result.Targets);
    }

    [Fact]
    public void A_selected_asset_whose_score_earns_no_size_is_closed()
    {
        var result = Decide([("A", 0.55)], [("A", 0.1)], options: s_options with { MinScore = 0.5 });

        Assert.Equal(["A"], result.Selected);
        Assert.Equal([Target.ToClose("A", 0.1, TargetCodes.NoSize)], result.Targets);
    }

    [Fact]
    public void When_nothing_is_selected_everything_is_closed() =>
        Assert.Equal(
            [Target.ToClose("A", 0.2, TargetCodes.NotSelected), Target.ToClose("Z", 0.1, TargetCodes.NotSelected)],
            Decide([("Z", 0.1), ("A", 0.1)], [("Z", 0.1), ("A", 0.2)]).Targets);

    [Fact]
    public void Cash_that_is_booked_as_a_position_is_neither_selected_nor_closed() =>
        Assert.Empty(Decide([(CashBucket.Asset, 0.9)], [(CashBucket.Asset, 0.4)]).Targets);

    [Theory]
    [InlineData(0.142857, TradeAction.Increase)]
    [InlineData(0.142858, TradeAction.Hold)]
    [InlineData(0.157894, TradeAction.Hold)]
    [InlineData(0.157895, TradeAction.Decrease)]
    [InlineData(0, TradeAction.Open)]
    public void Between_95_and_105_percent_of_what_is_held_nothing_is_traded(double current, TradeAction action)
    {
        // One asset gets the cap, 0.15.
        var target = Assert.Single(Decide([("A", 0.9)], [("A", current)]).Targets);

        Assert.Equal(action, target.Action);
    }

    [Fact]
    public void Of_an_asset_that_stands_twice_the_first_counts() =>
        Assert.Equal(0.9, Assert.Single(Decide([("A", 0.9), ("A", 0.1)]).Choices).Score);

    private static SelectionResult Decide(
        (string Asset, double? Score)[] items,
        (string Asset, double Size)[]? current = null,
        (string Asset, double Size)[]? kept = null,
        SelectionOptions? options = null) => AssetSelection.Decide(
            new SelectionInput
            {
                Items = [.. items.Select(item => new SelectionItem(item.Asset, item.Score))],
                Current = Sizes(current),
                Kept = Sizes(kept),
            },
            options ?? s_options,
            s_sizing);

    private static ImmutableDictionary<string, double> Sizes((string Asset, double Size)[]? positions) =>
        (positions ?? []).ToImmutableDictionary(position => position.Asset, position => position.Size);
}
