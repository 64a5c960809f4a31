using CsCheck;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What holds of every decision, whatever the market does.</summary>
public sealed class DecisionProperties
{
    private const double Rounding = 1e-9;

    [Fact]
    public void The_state_of_a_decision_is_the_fold_of_its_events_in_any_split() => RandomReplays.Sample(replay =>
    {
        var state = EngineState.Empty;
        foreach (var step in replay.Steps)
        {
            var (half, all) = (step.Events.Count / 2, state.Apply(step.Events));
            Assert.Equal(StateText.Of(all), StateText.Of(state.Apply(step.Events.Take(half)).Apply(step.Events.Skip(half))));
            if (step.Decision is { } decision)
                Assert.Equal(StateText.Of(all), StateText.Of(decision.State));
            state = all;
        }

        Assert.Equal(StateText.Of(state), StateText.Of(replay.Result.State));
    });

    [Fact]
    public void The_state_knows_when_the_newest_rebalance_was() => RandomReplays.Sample(replay =>
    {
        DateTimeOffset? newest = null;
        foreach (var step in replay.Steps)
        {
            Assert.Equal(newest, step.Before.RebalancedAt);
            newest = step.Decision?.At ?? newest;
        }

        Assert.Equal(newest, replay.Result.State.RebalancedAt);
    });

    [Fact]
    public void A_decision_is_the_same_each_time_and_changes_nothing_that_it_is_made_from() => RandomReplays.Sample(replay =>
    {
        foreach (var step in replay.Steps.Where(step => step.Decision is not null))
        {
            var before = StateText.Of(step.Before);
            var snapshot = new RecordedRebalance(step.Events, step.Before, replay.Options.Rebalance).Snapshot();
            var (first, second) = (Rebalance.Decide(step.Before, snapshot, replay.Options.Rebalance), Rebalance.Decide(step.Before, snapshot, replay.Options.Rebalance));

            Assert.Equal(EventLine.Of(step.Events), EventLine.Of(first.Events));
            Assert.Equal(EventLine.Of(first.Events), EventLine.Of(second.Events));
            Assert.Equal(step.Decision!.Targets, first.Targets);
            Assert.Equal(before, StateText.Of(step.Before));
        }
    });

    [Fact]
    public void What_makes_room_is_asked_for_before_what_takes_it() => RandomReplays.Sample(replay =>
    {
        foreach (var decision in replay.Decisions)
        {
            var asked = decision.Decisions.Select(one => one.Request.Action.ReducesRisk()).ToList();
            Assert.Equal(asked.OrderDescending(), asked);
        }
    });

    [Fact]
    public void What_is_bought_never_takes_the_portfolio_over_its_target() => RandomReplays.Sample(replay =>
    {
        foreach (var decision in replay.Decisions)
        {
            Assert.Equal(decision.Targets.Sum(Held), decision.Allocation, Rounding);
            Assert.Equal(decision.Allocation, decision.Complete.PortfolioAllocation!.Value, Rounding);
            if (decision.Targets.Any(Buys))
                Assert.True(decision.Allocation <= replay.InForce(decision).Sizing.TargetAllocation + Rounding, $"{decision.At:O}: {decision.Allocation}");
        }
    });

    [Fact]
    public void No_position_is_bought_to_more_than_the_largest_or_opened_under_the_smallest() => RandomReplays.Sample(replay =>
    {
        foreach (var (target, sizing) in replay.Decisions.SelectMany(decision => decision.Targets.Where(Buys).Select(target => (target, replay.InForce(decision).Sizing))))
        {
            Assert.True(target.Size <= sizing.MaxFinalSize + Rounding, target.ToString());
            Assert.True(target.Action == TradeAction.Increase || target.Size >= sizing.MinSize - Rounding, target.ToString());
        }
    });

    [Fact]
    public void No_bucket_is_bought_over_its_allocation() => RandomReplays.Sample(replay =>
    {
        var options = replay.Options.Rebalance;
        if (!options.Configuration.Buckets.Enabled)
            return;
        foreach (var decision in replay.Decisions)
        {
            var most = replay.InForce(decision).BucketLimits.MaxAllocation;
            foreach (var bucket in decision.Targets.GroupBy(target => options.Buckets.BucketOf(target.Asset)).Where(bucket => bucket.Any(target => Buys(target) && !IsCore(decision, target))))
                Assert.True(bucket.Sum(Held) <= most + Rounding, $"{decision.At:O} {bucket.Key} over {most}: {string.Join(", ", bucket)}");
        }
    });

    [Fact]
    public void No_bucket_takes_a_further_asset_over_its_number_but_for_core_assets() => RandomReplays.Sample(
        replay =>
        {
            var options = replay.Options.Rebalance;
            if (!options.Configuration.Buckets.Enabled)
                return;
            foreach (var decision in replay.Decisions)
            {
                var staying = decision.Targets.Where(target => target.Action != TradeAction.Close && !IsCore(decision, target)).GroupBy(target => options.Buckets.BucketOf(target.Asset));
                foreach (var bucket in staying.Where(bucket => bucket.Any(target => target.Action == TradeAction.Open)))
                    Assert.True(bucket.Count() <= options.BucketLimits.MaxPositions, $"{decision.At:O} {bucket.Key} over {options.BucketLimits.MaxPositions}: {string.Join(", ", bucket)}");
            }
        },
        count: 200);

    [Fact]
    public void Positions_never_exceed_their_number_unless_all_of_them_were_there_before() => RandomReplays.Sample(replay =>
    {
        foreach (var decision in replay.Decisions.Where(decision => decision.Targets.Any(target => target.Action == TradeAction.Open)))
        {
            var staying = decision.Targets.Count(target => target.Action != TradeAction.Close);
            Assert.True(staying <= replay.InForce(decision).Selection.MaxPositions, $"{decision.At:O}: {staying}");
            Assert.Equal(staying, decision.Complete.ActivePositions);
        }
    });

    [Fact]
    public void Every_request_and_every_position_has_exactly_one_decision_event() => RandomReplays.Sample(replay =>
    {
        foreach (var step in replay.Steps.Where(step => step.Decision is not null))
        {
            var decision = step.Decision!;
            var decided = step.Events.Where(RecordedReplay.IsDecision).ToDictionary(happened => happened.Asset!);
            string[] asked = [.. decision.Decisions.Select(one => one.Request.Asset), .. decision.Targets.Select(target => target.Asset)];

            Assert.Equal(asked.Distinct().Order(StringComparer.Ordinal), decided.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(decision.Decisions.Count, decision.Decisions.DistinctBy(one => one.Request.Asset).Count());
            foreach (var target in decision.Targets)
                RequireSaid(step, decided[target.Asset], target);
            Assert.All(decided.Values.Where(happened => happened.Is(EventTypes.RebalancingTargetApproved)), one => Assert.Contains(decision.Targets, target => target.Asset == one.Asset));
        }
    });

    [Fact]
    public void Every_denial_names_a_check_that_blocks_and_every_approval_has_none() => RandomReplays.Sample(replay =>
    {
        foreach (var decision in replay.Decisions)
        {
            Assert.All(decision.Decisions, one => Assert.Equal(one.IsApproved, one.DecidedBy is null));
            var denied = decision.Events.Where(happened => happened.Is(EventTypes.RebalancingTargetDenied)).ToList();
            Assert.Equal(decision.Decisions.Where(one => !one.IsApproved).Select(one => one.Request.Asset).Order(StringComparer.Ordinal), denied.Select(one => one.Asset).Order(StringComparer.Ordinal));
            Assert.All(denied, one => Assert.Contains(RecordedReplay.Check(one, one.Text("decided_by")!, "verdict"), (string[])["block", "error"]));
        }
    });

    [Fact]
    public void The_counts_of_a_replay_are_those_of_its_events() => RandomReplays.Sample(replay =>
    {
        Assert.Equal(replay.Decisions.Count(), replay.Result.Rebalances);
        Assert.Equal(replay.Events.Count(RecordedReplay.IsDecision), replay.Result.Decisions);
        Assert.Equal(replay.Events.Count(RecordedReplay.IsTrade), replay.Result.Fills);
    });

    /// <summary>What the decision's events say of a target is what the target says.</summary>
    private static void RequireSaid(RecordedStep step, PortfolioEvent decided, Target target)
    {
        if (target.Action == TradeAction.Hold)
            Assert.False(decided.Is(EventTypes.RebalancingTargetApproved), $"{decided}: {target}");
        else if (decided.Is(EventTypes.RebalancingTargetApproved))
            Assert.Equal((target.Action.ToWord(), target.Size, target.Current), (decided.Text("requested_action"), decided.SizeAfter, decided.SizeBefore));
        else
            Assert.Contains(step.Events, decay => decay.Is(EventTypes.PositionDecay) && decay.Asset == target.Asset && decay.SizeAfter == target.Size);
        var intended = step.Decision!.State.Intended.GetValueOrDefault(target.Asset);
        if (target.Action == TradeAction.Hold)
            Assert.Null(intended);
        else
            Assert.Equal((target.Action, target.Size), (intended!.Action, intended.Size));
    }

    private static bool IsCore(RebalanceDecision decision, Target target) => decision.State.Protections.CoreAssets.IsCore(target.Asset, decision.At);

    private static bool Buys(Target target) => target.Action is TradeAction.Open or TradeAction.Increase;

    private static double Held(Target target) => target.Action == TradeAction.Hold ? target.Current : target.Size;
}
