using Daybook.Decisions;
using Daybook.Explanations;
using Daybook.Filters;

namespace Daybook.Tests.Decisions;

public sealed class SmallestChangeTests
{
    private static readonly DecisionCheck Cycles = DecisionCheck.Block("whipsaw", 1, CompareOperator.Less, 1, "cycles");

    private static readonly DecisionCheck Age = DecisionCheck.Block("holding", 2, CompareOperator.GreaterOrEqual, 5, "days");

    [Fact]
    public void One_check_that_blocks_is_enough()
    {
        var until = new DateTimeOffset(2025, 3, 19, 0, 0, 0, TimeSpan.Zero);
        var change = Assert.Single(Of(DecisionAction.NotOpen, 0.8, 0.65, Cycles with { Until = until }, DecisionCheck.Pass("halt")).Changes);

        Assert.Equal((SmallestChangeKind.Check, "whipsaw", 0, true, until), (change.Kind, change.Name, change.Distance, change.IsEnough, change.Until));
        Assert.Equal("1 → under 1 cycles, or from 2025-03-19T00:00:00Z on", ChangeSentences.Step(change));
    }

    [Fact]
    public void Several_things_in_the_way_must_all_go_the_nearest_first()
    {
        var changes = (Of(DecisionAction.NotOpen, 0.61, 0.65, Age) with { Rank = 4, Places = 3 }).Changes;

        Assert.Equal(
            ["score 0.61 → 0.65 or more (0.04 away)", "rank 4 → 3 or better (1 away)", "holding 2 → 5 or more days (3 away)"],
            changes.Select(change => $"{change.Name} {ChangeSentences.Step(change)}"));
        Assert.DoesNotContain(changes, change => change.IsEnough);
    }

    [Fact]
    public void A_block_against_its_own_numbers_names_no_number_that_would_lift_it()
    {
        var change = Assert.Single(Of(DecisionAction.NotOpen, 0.8, 0.65, DecisionCheck.Block("cap", 1, CompareOperator.Equal, 1)).Changes);

        Assert.Equal(("cap to pass", (double?)null), ($"{change.Name} {ChangeSentences.Step(change)}", change.Distance));
    }

    [Fact]
    public void Where_there_was_no_place_no_rank_would_have_been_good_enough() =>
        Assert.Empty((Of(DecisionAction.NotOpen, 0.8, 0.65) with { Rank = 1, Places = 0 }).Changes);

    [Fact]
    public void What_was_done_needed_all_that_spoke_for_it()
    {
        var changes = (Of(DecisionAction.Open, 0.7, 0.65, DecisionCheck.Pass("holding", 9, CompareOperator.GreaterOrEqual, 5, "days"), DecisionCheck.Pass("halt")) with { Rank = 2, Places = 3 }).Changes;

        Assert.Equal(
            ["score 0.7 → under 0.65 (0.05 away)", "rank 2 → worse than 3 (1 away)", "holding 9 → under 5 days (4 away)"],
            changes.Select(change => $"{change.Name} {ChangeSentences.Step(change)}"));
        Assert.All(changes, change => Assert.True(change.IsEnough));
    }

    [Theory]
    [InlineData(DecisionAction.Close, 0.5, "score 0.5 → 0.6 or more (0.1 away)")]
    [InlineData(DecisionAction.Close, 0.7, "")]
    [InlineData(DecisionAction.Hold, 0.7, "score 0.7 → under 0.6 (0.1 away)")]
    [InlineData(DecisionAction.Hold, 0.5, "")]
    [InlineData(DecisionAction.NotClose, 0.5, "")]
    [InlineData(DecisionAction.NotOpen, null, "score none → 0.6 or more")]
    public void A_score_counts_where_it_decided(DecisionAction action, double? score, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(action, score, 0.6).Changes.Select(change => $"{change.Name} {ChangeSentences.Step(change)}")));

    [Fact]
    public void A_sale_that_rules_refused_takes_all_of_them()
    {
        Assert.Equal([false, false], Of(DecisionAction.NotClose, 0.5, 0.6, Age, Cycles).Changes.Select(change => change.IsEnough));
        Assert.Equal([true], Of(DecisionAction.NotClose, 0.5, 0.6, Age).Changes.Select(change => change.IsEnough));
    }

    [Fact]
    public void Without_numbers_it_is_said_that_the_check_had_to_pass()
    {
        var text = Of(DecisionAction.NotOpen, null, null, DecisionCheck.Block("desk")).Changes[0];

        Assert.Equal((null, "to pass"), (text.Distance, ChangeSentences.Step(text)));
        Assert.Equal("bear → not bear", ChangeSentences.Step(Of(DecisionAction.NotOpen, null, null, DecisionCheck.Block("market", "bear", CompareOperator.NotEqual, "bear")).Changes[0]));
        Assert.Equal("3, limit 2 units", ChangeSentences.Step(Of(DecisionAction.NotOpen, null, null, DecisionCheck.Block("lots", 3, null, 2, "units")).Changes[0]));
    }

    private static Decision Of(DecisionAction action, double? score, double? threshold, params DecisionCheck[] checks) =>
        new() { Asset = "KO", Action = action, Score = score, Threshold = threshold, Checks = checks };
}
