using Daybook.Engine.Configuration;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;

namespace Daybook.Engine.Tests.Explaining;

public sealed class OutwardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(99)]
    [InlineData(100)]
    public void The_first_step_that_changes_something_is_found_wherever_it_is(long first) => Assert.Equal(first, Outward.Find(100, step => step >= first));

    [Fact]
    public void Nothing_is_found_where_nothing_changes_or_there_is_nowhere_to_go()
    {
        Assert.Null(Outward.Find(100, _ => false));
        Assert.Null(Outward.Find(0, _ => true));
    }

    [Fact]
    public void A_change_that_is_seen_nearer_by_is_followed() =>

        // Halving from 16 and 64 comes to 38, and 37 changes nothing; but 36 does.
        Assert.Equal(36, Outward.Find(100, step => step is 36 or >= 38));

    [Fact]
    public void Few_steps_are_tried()
    {
        var tried = 0;
        Outward.Find(1_000_000, step => ++tried > 0 && step >= 777_777);

        Assert.InRange(tried, 10, 40);
    }

    [Fact]
    public void Values_on_the_grid_are_round_and_stay_between_the_bounds()
    {
        var grid = ValueGrid.OfNumbers(0, 1);

        Assert.Equal((0.001m, 0.713, 0.712), (grid.Step, grid.At(0.71234, 1, 1), grid.At(0.71234, -1, 1)));
        Assert.Equal((1.0, 0.0), (grid.At(0.71234, 1, grid.Count(0.71234, 1)), grid.At(0.71234, -1, grid.Count(0.71234, -1))));
        Assert.Equal((288L, 713L), (grid.Count(0.71234, 1), grid.Count(0.71234, -1)));
        Assert.Equal((0.701, 0.699), (grid.At(0.7, 1, 1), grid.At(0.7, -1, 1)));
    }

    [Fact]
    public void A_search_ends_after_its_most_decisions_and_knows_that_it_did()
    {
        var trial = new Trial(Decided.From(Decided.Asset("A", 0.9)), "A");
        for (var i = 0; i < NearestChanges.MostDecisions; i++)
            trial.Decide("score", $"{i}", () => trial.Original.WithScore("A", 0.3));
        Assert.Equal((NearestChanges.MostDecisions, false), (trial.Decisions, trial.IsExhausted));

        Assert.Equal(TradeAction.Open, trial.Decide("score", "one more", () => trial.Original.WithScore("A", 0.3)));
        Assert.Null(trial.Decide("score", "0", () => trial.Original));
        Assert.Equal((NearestChanges.MostDecisions, true), (trial.Decisions, trial.IsExhausted));
    }

    [Fact]
    public void A_value_that_contradicts_another_is_not_named()
    {
        var configuration = EngineConfiguration.Default.With([new("selection.max_positions", "3"), new("selection.max_new_positions", "3")]);

        var explained = DecisionExplainer.Explain(
            Decided.From(configuration, Decided.Asset("A", 0.9), Decided.Asset("B", 0.8), Decided.Asset("C", 0.75), Decided.Asset("D", 0.7)), "D");

        Assert.DoesNotContain(explained.Nearest!.Changes, change => change.Key.StartsWith("selection.max_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.206, "0.195", TradeAction.Decrease)]
    [InlineData(0.194, "0.204", TradeAction.Increase)]
    public void Of_a_parameter_the_nearer_of_both_directions_is_named(double held, string to, TradeAction outcome)
    {
        var configuration = EngineConfiguration.Default.With([new("sizing.max_initial_size", "0.5"), new("sizing.max_final_size", "0.2")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, Decided.Asset("A", 0.9, held)), "A");

        Assert.Equal(TradeAction.Hold, explained.Outcome.Action);
        var change = Assert.Single(explained.Nearest!.Changes, change => change.Key == "sizing.max_final_size");
        Assert.Equal((to, outcome), (change.To, change.Outcome));
    }
}
