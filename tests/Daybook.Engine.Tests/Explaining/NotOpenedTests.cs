using Daybook.Engine.Configuration;
using Daybook.Engine.Diversification;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Explaining;

public sealed class NotOpenedTests
{
    private static readonly EngineConfiguration Default = EngineConfiguration.Default;

    [Fact]
    public void An_asset_that_was_not_in_the_universe_is_told_so_and_nothing_is_tried()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("AAA", 0.8)), "NVDA");

        Assert.Equal((null, OutcomeCodes.NotInUniverse, 1), (explained.Outcome.Action, explained.Outcome.Code, explained.Universe));
        Assert.Null(explained.Inputs);
        Assert.Null(explained.Nearest);
        Assert.Equal("NVDA was not in the universe of the rebalance of 2025-03-05T21:00:00Z.", explained.Sentences[0]);
    }

    [Fact]
    public void An_asset_without_a_score_says_why_and_with_which_score_it_would_have_been_opened()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("NVDA", null)), "NVDA");

        Assert.Equal((null, SelectionCodes.Unscored), (explained.Outcome.Action, explained.Outcome.Code));
        Assert.Equal(["NVDA was not opened at the rebalance of 2025-03-05T21:00:00Z.", "It had no score: 3 closes of 260."], explained.Sentences);
        Assert.Equal(new NearestChange(ChangeKind.Score, "score", null, "0.65", TradeAction.Open, 1), Assert.Single(explained.Nearest!.Changes));
    }

    [Fact]
    public void An_asset_under_the_threshold_names_the_score_and_the_threshold_that_would_have_done()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("NVDA", 0.62), Decided.Asset("AAA", 0.7)), "NVDA");

        Assert.Equal(SelectionCodes.BelowNewThreshold, explained.Outcome.Code);
        Assert.Null(explained.Selection!.Rank);
        Assert.Equal(["AAA"], explained.Selection.Ahead.Select(one => one.Asset));
        Assert.Equal("Its score of 0.62 was under the threshold of 0.65 for a new position.", explained.Sentences[1]);
        Assert.Equal(
            [("score", "0.62", "0.65"), ("selection.min_new_score", "0.65", "0.62")], explained.Nearest!.Changes.Select(change => (change.Key, change.From!, change.To)));
        Assert.All(explained.Nearest.Changes, change => Assert.Equal((TradeAction.Open, 0.03), (change.Outcome, Math.Round(change.Distance, 9))));
    }

    [Fact]
    public void An_asset_without_a_place_knows_its_rank_who_was_ahead_and_who_got_the_last_place()
    {
        var explained = DecisionExplainer.Explain(
            Decided.From(Decided.Asset("D", 0.7), Decided.Asset("A", 0.9), Decided.Asset("B", 0.85), Decided.Asset("C", 0.8), Decided.Asset("E", 0.5)), "D");

        var selection = explained.Selection!;
        Assert.Equal((SelectionCodes.NoSlot, 4, 4, 3), (selection.Code, selection.Rank, selection.Ranked, selection.Places));
        Assert.Equal(["A", "B", "C"], selection.Ahead.Select(one => one.Asset));
        Assert.Equal(new RankedAsset("C", 0.8, SelectionCodes.New), selection.Last);
        Assert.Equal("It was the 4th best of 4 new assets that reached it, for 3 places (selection.max_new_positions 3, selection.max_positions 10).", explained.Sentences[2]);
        Assert.Equal("The places went to A (0.9), B (0.85) and C (0.8).", explained.Sentences[3]);

        // D stands first in the universe, which decides between equals.
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "score", From: "0.7", To: "0.8", Outcome: TradeAction.Open });
        Assert.Contains(explained.Nearest.Changes, change => change is { Key: "selection.max_new_positions", From: "3", To: "4", Outcome: TradeAction.Open });
    }

    [Fact]
    public void A_score_at_the_threshold_has_a_rank()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Default.With("selection.max_new_positions", "1"), Decided.Asset("A", 0.9), Decided.Asset("D", 0.65)), "D");

        Assert.Equal((SelectionCodes.NoSlot, 2, 2), (explained.Selection!.Code, explained.Selection.Rank, explained.Selection.Ranked));
    }

    [Fact]
    public void Places_are_also_taken_by_what_stays()
    {
        var explained = DecisionExplainer.Explain(
            Decided.From(Default.With([new("selection.max_positions", "2"), new("selection.max_new_positions", "2")]), Decided.Asset("A", 0.9, 0.1), Decided.Asset("K", null, 0.1), Decided.Asset("N", 0.8)), "N");

        Assert.Equal((0, SelectionCodes.NoSlot), (explained.Selection!.Places, explained.Outcome.Code));
        Assert.Contains("No place was free: the positions that stay reach the limit.", explained.Sentences);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "selection.max_positions", To: "3", Outcome: TradeAction.Open });
    }

    [Fact]
    public void More_than_there_may_be_leave_no_place_and_not_less()
    {
        var universe = ((string[])["K", "L", "M"]).Select(asset => Decided.Asset(asset, null, 0.1)).Append(Decided.Asset("N", 0.8));

        var explained = DecisionExplainer.Explain(Decided.From(Default.With([new("selection.max_positions", "2"), new("selection.max_new_positions", "2")]), [.. universe]), "N");

        Assert.Equal((0, SelectionCodes.NoSlot), (explained.Selection!.Places, explained.Outcome.Code));
    }

    [Fact]
    public void The_last_legal_value_of_a_parameter_is_tried_too()
    {
        var configuration = Default.With([new("selection.max_positions", "4"), new("selection.max_new_positions", "1")]);

        var explained = DecisionExplainer.Explain(
            Decided.From(configuration, Decided.Asset("A", 0.9), Decided.Asset("B", 0.85), Decided.Asset("C", 0.8), Decided.Asset("D", 0.7)), "D");

        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "selection.max_new_positions", From: "1", To: "4", Outcome: TradeAction.Open });
    }

    [Fact]
    public void A_full_bucket_is_named_with_its_limit()
    {
        var buckets = new BucketMap([new("Tech", ["NVDA", "A", "B"])]);
        var configuration = Default.With([new("buckets.enabled", "true"), new("buckets.max_positions", "2")]);

        var explained = DecisionExplainer.Explain(
            Decided.From(configuration, [], [Decided.Asset("NVDA", 0.7), Decided.Asset("A", 0.9), Decided.Asset("B", 0.8)], buckets: buckets), "NVDA");

        Assert.Equal((BucketCodes.BucketFull, BucketCodes.BucketFull), (explained.Outcome.Code, explained.Selection!.Code));
        Assert.Equal(("Tech", 2.0, 2.0), (explained.Bucket!.Name, explained.Bucket.Positions, explained.Bucket.Limit));
        Assert.Contains("Its bucket: Tech has 2 positions of at most 2 (bucket_full).", explained.Sentences);
        Assert.Equal([new BucketPlace("A", 0.9, false), new BucketPlace("B", 0.8, false)], explained.Bucket.Places);
        Assert.Contains("Its places went to A (0.9) and B (0.8).", explained.Sentences);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "buckets.max_positions", From: "2", To: "3", Outcome: TradeAction.Open });
        Assert.Contains(explained.Nearest.Changes, change => change is { Key: "buckets.enabled", To: "false" });
    }

    [Fact]
    public void A_full_bucket_names_who_has_its_place_whatever_came_of_it_and_no_other_asset()
    {
        var buckets = new BucketMap([new("Tech", ["NVDA", "A", "B", "C"]), new("Food", ["X"])]);
        var configuration = Default.With([new("buckets.enabled", "true"), new("buckets.max_positions", "1"), new("selection.max_new_positions", "1")]);

        var explained = DecisionExplainer.Explain(
            Decided.From(configuration, [], [Decided.Asset("NVDA", 0.7), Decided.Asset("A", 0.75), Decided.Asset("B", 0.5), Decided.Asset("C", null), Decided.Asset("X", 0.9)], buckets: buckets), "NVDA");

        // A lost its place in the portfolio to X, but had that of the bucket.
        Assert.Equal([new BucketPlace("A", 0.75, false)], explained.Bucket!.Places);
        Assert.Contains("Its place went to A (0.75).", explained.Sentences);
        Assert.Empty(DecisionExplainer.Explain(Decided.From(configuration, [], [Decided.Asset("NVDA", 0.7), Decided.Asset("X", 0.9)], buckets: buckets), "NVDA").Bucket!.Places);
    }

    [Fact]
    public void A_held_asset_with_a_lower_score_has_the_place_of_a_bucket_and_that_is_said()
    {
        var buckets = new BucketMap([new("Tech", ["NVDA", "A"])]);
        var configuration = Default.With([new("buckets.enabled", "true"), new("buckets.max_positions", "1")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, [], [Decided.Asset("NVDA", 0.9), Decided.Asset("A", 0.66, 0.1)], buckets: buckets), "NVDA");

        Assert.Contains("Its place went to A (0.66, held); held assets come before new ones.", explained.Sentences);
    }

    [Fact]
    public void A_bucket_that_is_filled_by_falling_score_names_who_has_its_places()
    {
        var buckets = new BucketMap([new("Tech", ["NVDA", "A", "B"])]);
        var configuration = Default.With([new("buckets.enabled", "true"), new("buckets.max_positions", "2"), new("core.enabled", "true")]);

        var explained = DecisionExplainer.Explain(Decided.From(configuration, [], [Decided.Asset("NVDA", 0.7), Decided.Asset("A", 0.75), Decided.Asset("B", 0.8)], buckets: buckets), "NVDA");

        Assert.Contains("Its places went to B (0.8) and A (0.75).", explained.Sentences);
    }

    [Fact]
    public void A_correlated_asset_names_its_peer_and_the_limit_that_would_have_let_it_in()
    {
        Correlations close = (asset, others) => asset == "NVDA" && others.Contains("AMD") ? new ClosestPeer("AMD", 0.8537) : null;

        var explained = DecisionExplainer.Explain(Decided.From(Default, [], [Decided.Asset("AMD", 0.8, 0.1), Decided.Asset("NVDA", 0.75)], close), "NVDA");

        Assert.Equal((SelectionCodes.Correlated, "AMD", true), (explained.Outcome.Code, explained.Correlation!.OtherAsset, explained.Correlation.TooClose));
        Assert.Contains("Its correlation with AMD was 0.8537, over the limit of 0.8.", explained.Sentences);
        var change = Assert.Single(explained.Nearest!.Changes, change => change.Key == "selection.correlation_limit");
        Assert.Equal(("0.8", "0.854", TradeAction.Open), (change.From, change.To, change.Outcome));
        Assert.False(explained.Nearest.AssumesUncorrelated);
    }

    [Fact]
    public void What_correlations_would_have_said_is_not_known_of_an_asset_that_was_left_out_before()
    {
        Correlations none = (_, others) => new ClosestPeer(others[0], 0.1);

        var recorded = Decided.From(Default, [], [Decided.Asset("AMD", 0.8, 0.1), Decided.Asset("B", 0.75), Decided.Asset("NVDA", 0.6)], none);

        Assert.True(DecisionExplainer.Explain(recorded, "NVDA").Nearest!.AssumesUncorrelated);
        Assert.False(DecisionExplainer.Explain(recorded, "AMD").Nearest!.AssumesUncorrelated);
    }

    [Fact]
    public void An_asset_that_was_bought_and_sold_too_often_says_until_when_and_what_would_have_let_it_in()
    {
        var history = new[] { Happened.Opened("NVDA", Decided.At.AddDays(-20)), Happened.Closed("NVDA", Decided.At.AddDays(-10)) };

        var explained = DecisionExplainer.Explain(Decided.From(Default, history, [Decided.Asset("NVDA", 0.8)]), "NVDA");

        Assert.Equal((null, TargetCodes.Denied), (explained.Outcome.Action, explained.Outcome.Code));
        var answer = Assert.Single(explained.Protections);
        Assert.Equal((TradeAction.Open, false, "whipsaw_protection"), (answer.Action, answer.IsApproved, answer.DecidedBy));
        Assert.Equal(["trading_state", "core_asset_immunity", "grace_period", "holding_period", "whipsaw_protection"], answer.Checks.Select(check => check.Verdict.Protection));
        var blocked = answer.Checks[^1].Verdict;
        Assert.Equal(("cycle_limit", 1.0, 1.0, Decided.At.AddDays(4)), (blocked.Code, blocked.Observed, blocked.Threshold, blocked.BlockedUntil));
        Assert.Contains("The protections refused the open: whipsaw_protection (cycle_limit, until 2025-03-09T21:00:00Z).", explained.Sentences);
        Assert.Equal(
            [("at", "2025-03-09T21:00:00Z"), ("whipsaw.period_days", "10"), ("whipsaw.max_cycles", "2"), ("whipsaw.enabled", "false")],
            explained.Nearest!.Changes.Select(change => (change.Key, change.To)));
    }

    [Fact]
    public void Money_that_a_denied_decrease_keeps_leaves_nothing_for_an_open()
    {
        var history = new[] { Happened.Opened("A", Decided.At.AddDays(-1)), Happened.Opened("B", Decided.At.AddDays(-1)) };

        var explained = DecisionExplainer.Explain(Decided.From(Default, history, [Decided.Asset("A", 0.8, 0.5), Decided.Asset("B", 0.8, 0.45), Decided.Asset("N", 0.7)]), "N");

        Assert.Equal((null, OutcomeCodes.NotFinanced), (explained.Outcome.Action, explained.Outcome.Code));
        var cut = Assert.Single(explained.Cuts);
        Assert.Equal((0.0, 0.95, null), (cut.Granted, cut.Limit, cut.Bucket));
        Assert.Equal("allocation_limit", Assert.Single(explained.Protections).DecidedBy);
        Assert.Contains(explained.Sentences, sentence => sentence.StartsWith("The remaining size is under 2 % (sizing.min_size)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_of_many_is_selected_and_gets_no_size()
    {
        var configuration = Default.With([new("selection.max_new_positions", "10"), new("sizing.min_size", "0.1")]);
        var universe = Enumerable.Range(0, 10).Select(i => Decided.Asset($"A{i}", 0.9 - (i * 0.01))).ToArray();

        var explained = DecisionExplainer.Explain(Decided.From(configuration, universe), "A9");

        Assert.Equal((null, OutcomeCodes.NoSize, SelectionCodes.New), (explained.Outcome.Action, explained.Outcome.Code, explained.Selection!.Code));
        Assert.Contains("No size of at least 10 % (sizing.min_size) was left for it beside 9 assets with higher scores.", explained.Sentences);
        Assert.Contains(explained.Nearest!.Changes, change => change is { Key: "sizing.min_size", To: "0.095", Outcome: TradeAction.Open });
    }

    [Theory]
    [InlineData("adaptive", 0.55, "Adaptive sizing gives no size to a score under 0.6 (sizing.mode).")]
    [InlineData("score_weighted", 0, "Score-weighted sizing gives a share in proportion to the score, and none to a score of 0 (sizing.mode).")]
    public void A_score_that_the_sizing_gives_nothing_is_told_so_and_nobody_is_blamed(string mode, double score, string expected)
    {
        var configuration = Default.With([new("selection.min_new_score", "0"), new("selection.min_score", "0"), new("sizing.mode", mode)]);

        foreach (var held in (double[])[0, 0.1])
        {
            var explained = DecisionExplainer.Explain(Decided.From(configuration, Decided.Asset("N", score, held), Decided.Asset("O", 0.55, 0.1)), "N");

            Assert.Equal(OutcomeCodes.NoSize, explained.Outcome.Code);
            Assert.Equal(expected, explained.Sentences[^1]);
            Assert.DoesNotContain(explained.Sentences, sentence => sentence.Contains("higher score", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Those_with_the_same_score_that_stand_before_an_asset_are_not_said_to_have_a_higher_one()
    {
        var configuration = Default.With([new("selection.max_new_positions", "10"), new("sizing.min_size", "0.1")]);
        var universe = Enumerable.Range(0, 10).Select(i => Decided.Asset($"A{i}", 0.8)).ToArray();

        Assert.Contains(
            "No size of at least 10 % (sizing.min_size) was left for it beside 9 assets with the same score that come first.", DecisionExplainer.Explain(Decided.From(configuration, universe), "A9").Sentences);
    }

    [Fact]
    public void A_size_that_the_rules_of_today_would_give_is_not_explained_by_them()
    {
        var recorded = Decided.From(Default.With([new("selection.max_new_positions", "10"), new("sizing.min_size", "0.1")]), [.. Enumerable.Range(0, 10).Select(i => Decided.Asset($"A{i}", 0.8))]);
        var others = recorded with { Options = RebalanceOptions.Of(recorded.Options.Configuration.With("sizing.min_size", "0.02"), recorded.Options.Buckets) };

        Assert.Contains("No size was left for it; under the rules of this version it would get one.", DecisionExplainer.Explain(others, "A9").Sentences);
    }

    [Fact]
    public void Positions_that_are_kept_may_leave_less_than_the_smallest_size()
    {
        var explained = DecisionExplainer.Explain(Decided.From(Decided.Asset("K", null, 0.94), Decided.Asset("N", 0.8)), "N");

        Assert.Equal(OutcomeCodes.NoSize, explained.Outcome.Code);
        Assert.Contains("The positions that are kept total 94 %, which leaves less than 2 % (sizing.min_size) of the target of 95 % (sizing.target_allocation).", explained.Sentences);
    }

    [Fact]
    public void Halted_trading_is_what_a_person_would_have_had_to_change()
    {
        var halted = TradingProtection.Change(TradingStatus.Halted, Decided.At.AddDays(-1), "Ada Byron", "No prices.");

        var explained = DecisionExplainer.Explain(Decided.From(Default, [halted], [Decided.Asset("NVDA", 0.8)]), "NVDA");

        Assert.Equal("trading_state", Assert.Single(explained.Protections).DecidedBy);
        Assert.Equal(new NearestChange(ChangeKind.TradingState, "trading_state", "halted", "active", TradeAction.Open, 1), Assert.Single(explained.Nearest!.Changes));
    }
}
