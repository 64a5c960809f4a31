using Daybook.Engine.Configuration;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Explaining;

public sealed class ChangedPositionTests
{
    private static readonly EngineConfiguration Default = EngineConfiguration.Default;

    [Fact]
    public void An_open_tells_its_size_and_what_would_have_kept_it_out()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("NVDA", 0.7), Decided.Asset("A", 0.9)), "NVDA");

        Assert.Equal((TradeAction.Open, TargetCodes.Sized), (explained.Outcome.Action, explained.Outcome.Code));
        Assert.True(explained.Outcome.Target!.Size > 0);
        Assert.StartsWith("At the rebalance of 2025-03-05T21:00:00Z the decision was to open NVDA at ", explained.Sentences[0], StringComparison.Ordinal);
        Assert.Contains("The protections approved the open.", explained.Sentences);
        Assert.Equal(("score", "0.649", null), explained.Nearest!.Changes.Select(change => (change.Key, change.To, change.Outcome)).First(change => change.Key == "score"));
        Assert.Contains(explained.Nearest.Changes, change => change is { Key: "selection.min_new_score", From: "0.65", To: "0.701", Outcome: null });
    }

    [Fact]
    public void A_position_that_falls_under_the_threshold_is_kept_by_its_grace_period()
    {
        var opened = Happened.Opened("NVDA", Decided.At.AddDays(-30));

        var explained = DecisionExplainer.Explain(Decided.From(Default, [opened], [Decided.Asset("NVDA", 0.55, 0.1)]), "NVDA");

        Assert.Equal((TradeAction.Hold, TargetCodes.Denied, SelectionCodes.Kept), (explained.Outcome.Action, explained.Outcome.Code, explained.Selection!.Code));
        Assert.Equal("grace_period", Assert.Single(explained.Protections).DecidedBy);
        Assert.Contains(explained.Sentences, sentence => sentence.StartsWith("grace_period_start: ", StringComparison.Ordinal));
        Assert.Contains("The protections refused the close: grace_period (in_grace, until 2025-03-10T21:00:00Z).", explained.Sentences);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "grace.enabled", To: "false", Outcome: TradeAction.Close });
        Assert.DoesNotContain(explained.Nearest.Changes, change => change.Key == "at");
    }

    [Fact]
    public void A_position_in_its_grace_period_shrinks_and_would_be_closed_when_the_days_are_over()
    {
        var (opened, began) = (Happened.Opened("NVDA", Decided.At.AddDays(-30)), Decided.At.AddDays(-2));
        var started = GraceProtection.Review(GraceState.Empty, new("NVDA", 0.55, 0.1, 0.6, began), new()).Events[0];

        var explained = DecisionExplainer.Explain(Decided.From(Default, [opened, started], [Decided.Asset("NVDA", 0.55, 0.1)]), "NVDA");

        Assert.Equal((TradeAction.Decrease, TargetCodes.Kept), (explained.Outcome.Action, explained.Outcome.Code));
        Assert.Equal(0.064, explained.Outcome.Target!.Size, 6);
        var changes = explained.Nearest!.Changes;
        Assert.Contains(changes, change => change is { Kind: ChangeKind.Time, To: "2025-03-08T21:00:00Z", Outcome: TradeAction.Close });
        Assert.Contains(changes, change => change is { Key: "grace.days", From: "5", To: "2", Outcome: TradeAction.Close });
        Assert.Contains(changes, change => change is { Key: "score", From: "0.55", To: "0.6" });
    }

    [Fact]
    public void A_close_tells_what_was_held()
    {
        var opened = Happened.Opened("NVDA", Decided.At.AddDays(-30));

        var explained = DecisionExplainer.Explain(Decided.From(Default.With("grace.enabled", "false"), [opened], [Decided.Asset("NVDA", 0.55, 0.1)]), "NVDA");

        Assert.Equal((TradeAction.Close, TargetCodes.NotSelected), (explained.Outcome.Action, explained.Outcome.Code));
        Assert.Equal("At the rebalance of 2025-03-05T21:00:00Z the decision was to close NVDA, held at 10 %.", explained.Sentences[0]);
        Assert.Equal("Its score of 0.55 was under the threshold of 0.6 for a held position.", explained.Sentences[1]);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "score", From: "0.55", To: "0.6", Outcome: TradeAction.Increase });
        Assert.Contains(explained.Nearest.Changes, change => change is { Key: "holding.min_days", From: "3", To: "31", Outcome: TradeAction.Hold });
    }

    [Fact]
    public void The_worst_of_those_that_are_held_gives_way_when_there_are_too_many()
    {
        var configuration = Default.With([new("selection.max_positions", "2"), new("selection.max_new_positions", "1")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, Decided.Asset("A", 0.9, 0.3), Decided.Asset("B", 0.8, 0.3), Decided.Asset("C", 0.7, 0.3)), "C");

        Assert.Equal((TradeAction.Close, SelectionCodes.OverMaxTotal, 3, 2), (explained.Outcome.Action, explained.Selection!.Code, explained.Selection.Rank, explained.Selection.Places));
        Assert.Contains("It was the 3rd best of 3 held assets that reached it, for 2 places (selection.max_positions 2).", explained.Sentences);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "selection.max_positions", To: "3" });
    }

    [Fact]
    public void What_stays_whatever_its_score_leaves_a_place_less_for_those_that_are_held()
    {
        var configuration = Default.With([new("selection.max_positions", "2"), new("selection.max_new_positions", "1")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, Decided.Asset("A", 0.9, 0.3), Decided.Asset("C", 0.7, 0.3), Decided.Asset("K", null, 0.3)), "C");

        Assert.Equal((SelectionCodes.OverMaxTotal, 2, 2, 1), (explained.Selection!.Code, explained.Selection.Rank, explained.Selection.Ranked, explained.Selection.Places));
    }

    [Fact]
    public void The_score_of_what_is_held_may_have_to_be_over_1()
    {
        var configuration = Default.With([new("selection.max_positions", "1"), new("selection.max_new_positions", "1")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, Decided.Asset("C", 0.9, 0.3), Decided.Asset("A", 1.01, 0.3)), "C");

        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "score", From: "0.9", To: "1.01" });
    }

    [Fact]
    public void A_score_and_its_threshold_are_told_apart_however_near_they_are()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("NVDA", 0.64999)), "NVDA");

        Assert.Equal("Its score of 0.64999 was under the threshold of 0.65 for a new position.", explained.Sentences[1]);
    }

    [Fact]
    public void A_decision_that_comes_out_otherwise_today_is_told_without_changes()
    {
        var recorded = Decided.From(Decided.Asset("NVDA", 0.7));
        var other = recorded with { Options = Decided.From(Default.With("selection.min_new_score", "0.9")).Options };

        var explained = DecisionExplainer.Explain(other, "NVDA");

        Assert.Equal(TradeAction.Open, explained.Outcome.Action);
        Assert.Null(explained.Nearest);
    }
}
