using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class DecisionComparisonTests
{
    private static readonly DateOnly Day = new(2020, 1, 1);

    [Fact]
    public void Equal_targets_are_no_change()
    {
        var changes = Compare([On(0, ("A", Open(0.1)), ("B", Hold(0.2)))], [On(0, ("A", Open(0.1)), ("B", Hold(0.2)))]);
        Assert.Equal((0L, 2L), (changes.Count, changes.Compared));
    }

    [Fact]
    public void Sizes_that_differ_by_rounding_are_the_same() => Assert.Equal(0, Compare([On(0, ("A", Open(0.1)))], [On(0, ("A", Open(0.1 + 9e-10)))]).Count);

    [Fact]
    public void Sizes_that_differ_by_more_are_a_change() => Assert.Equal(1, Compare([On(0, ("A", Open(0.1)))], [On(0, ("A", Open(0.1 + 2e-9)))]).Count);

    [Fact]
    public void Holds_are_the_same_whatever_was_aimed_at() => Assert.Equal(0, Compare([On(0, ("A", Hold(0.1)))], [On(0, ("A", Hold(0.2)))]).Count);

    [Fact]
    public void Another_action_of_the_same_size_is_a_change() => Assert.Equal(1, Compare([On(0, ("A", Open(0.1)))], [On(0, ("A", Hold(0.1)))]).Count);

    [Fact]
    public void What_only_one_of_them_has_is_a_change_on_either_side()
    {
        var changes = Compare([On(0, ("A", Open(0.1)), ("C", Open(0.3)))], [On(0, ("B", Open(0.2)), ("C", Open(0.3)))]);
        Assert.Equal([new ChangedDecision(Day, "A", Open(0.1), null), new ChangedDecision(Day, "B", null, Open(0.2))], changes.First);
        Assert.Equal(["A", "B"], changes.Kinds.Select(kind => kind.First.Asset));
        Assert.Equal((2L, 3L), (changes.Count, changes.Compared));
    }

    [Fact]
    public void Days_that_only_one_of_them_has_count_wherever_they_lie()
    {
        var changes = Compare(
            [On(0, ("A", Open(0.1))), On(2, ("A", Open(0.1))), On(4, ("A", Open(0.1))), On(6, ("A", Open(0.1)))],
            [On(1, ("A", Open(0.1))), On(4, ("A", Open(0.1))), On(5, ("A", Open(0.1)))]);
        Assert.Equal([0, 1, 2, 5, 6], changes.First.Select(change => change.Date.DayNumber - Day.DayNumber));
        Assert.Equal([false, true, false, true, false], changes.First.Select(change => change.Base is null));
        Assert.Equal((5L, 6L), (changes.Count, changes.Compared));
    }

    [Fact]
    public void A_day_on_which_one_of_them_does_not_rebalance_is_the_reason()
    {
        var changes = Compare([On(0, ("A", Open(0.1)))], [On(1, ("A", Open(0.1)))]);
        Assert.Equal([(null, "no_rebalance"), ("no_rebalance", null)], changes.First.Select(change => (change.BaseWhy, change.VariantWhy)));
    }

    [Fact]
    public void What_a_protection_refused_in_one_of_them_stands_before_what_followed_on_the_same_day()
    {
        RebalanceTargets With(RebalanceTargets rebalance, params (string, string)[] reasons) => rebalance with { Reasons = reasons };
        var changes = Compare(
            [With(On(0, ("A", Open(0.1)), ("B", Hold(0.2)), ("C", Hold(0.3))), ("A", "sized"), ("B", "sized"), ("C", "close refused by grace_period")), On(1, ("A", Open(0.3))), On(2, ("A", Open(0.3)))],
            [With(On(0, ("A", Open(0.2)), ("C", new DecidedTarget(TradeAction.Close, 0))), ("A", "sized"), ("B", "no_slot"), ("C", "below_threshold")), On(1, ("A", Open(0.1))), On(2, ("A", Open(0.1)))]);

        Assert.Equal(["C", "B", "A", "A"], changes.Kinds.Select(kind => kind.First.Asset));
        Assert.Equal((2L, 1, 2, Day.AddDays(1), Day.AddDays(2)), (changes.Kinds[3].Count, changes.Kinds[3].Assets, changes.Kinds[3].Days, changes.Kinds[3].First.Date, changes.Kinds[3].Last));
    }

    [Fact]
    public void All_are_counted_and_the_first_are_named()
    {
        var changes = Compare([On(0, ("A", Open(0.1)), ("B", Open(0.1))), On(1, ("A", Open(0.1)))], [], examples: 2);
        Assert.Equal(3, changes.Count);
        Assert.Equal(["A", "B"], changes.First.Select(change => change.Asset));
    }

    private static DecisionChanges Compare(RebalanceTargets[] before, RebalanceTargets[] now, int examples = 100)
    {
        var comparison = new DecisionComparison(before, examples);
        foreach (var rebalance in now)
            comparison.Take(rebalance);
        return comparison.Finish();
    }

    private static RebalanceTargets On(int day, params (string Asset, DecidedTarget Target)[] targets) => new(Day.AddDays(day), targets);

    private static DecidedTarget Open(double size) => new(TradeAction.Open, size);

    private static DecidedTarget Hold(double size) => new(TradeAction.Hold, size);
}
