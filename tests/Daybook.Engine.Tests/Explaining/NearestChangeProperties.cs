using System.Globalization;
using CsCheck;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;

namespace Daybook.Engine.Tests.Explaining;

public sealed class NearestChangeProperties
{
    [Fact]
    public void Every_change_that_is_named_changes_the_outcome_when_the_decision_is_made_again() => AnyRebalance.OfPresets.Sample(recorded =>
    {
        foreach (var explained in Explained(recorded))
        {
            Assert.InRange(explained.Nearest!.Decisions, 1, NearestChanges.MostDecisions);
            foreach (var change in explained.Nearest.Changes)
            {
                var outcome = Outcome(recorded, explained.Asset, change, change.To);
                Assert.NotEqual(explained.Outcome.Action, outcome);
                Assert.Equal(change.Outcome, outcome);
            }

            Assert.Equal(explained.Nearest.Changes.OrderBy(change => change.Distance), explained.Nearest.Changes);
        }
    }, iter: 10, print: _ => "a rebalance");

    [Fact]
    public void A_score_that_is_named_is_the_nearest_to_two_thousandths() => AnyRebalance.OfPresets.Sample(recorded =>
    {
        foreach (var explained in Explained(recorded))
        {
            foreach (var change in explained.Nearest!.Changes.Where(change => change is { Kind: ChangeKind.Score, From: not null }))
            {
                var (from, to) = (Number(change.From!), Number(change.To));
                var less = Math.Abs(to - from) <= 0.002 ? from : to - (0.002 * Math.Sign(to - from));
                Assert.Equal(explained.Outcome.Action, Outcome(recorded, explained.Asset, change, less.ToString("R", CultureInfo.InvariantCulture)));
            }
        }
    }, iter: 10, print: _ => "a rebalance");

    [Fact]
    public void The_same_rebalance_is_explained_the_same_way_twice() => AnyRebalance.OfPresets.Sample(
        recorded => Assert.All(Explained(recorded).Zip(Explained(recorded)), pair => Assert.Equal(pair.First.Nearest!.Changes, pair.Second.Nearest!.Changes)), iter: 3, print: _ => "a rebalance");

    private static List<ExplainedRebalance> Explained(RecordedRebalance recorded) => recorded.Events.Where(RecordedRebalance.IsScore).Take(2)
        .Select(scored => DecisionExplainer.Explain(recorded, scored.Asset!)).ToList();

    private static TradeAction? Outcome(RecordedRebalance recorded, string asset, NearestChange change, string value)
    {
        var (state, snapshot, options) = (recorded.Before, recorded.Snapshot(), recorded.Options);
        switch (change.Kind)
        {
            case ChangeKind.Score:
                snapshot = snapshot with { Universe = [.. snapshot.Universe.Select(one => one.Asset == asset ? one with { Score = one.Score with { Value = Number(value) } } : one)] };
                break;
            case ChangeKind.Parameter:
                options = RebalanceOptions.Of(options.Configuration.With(change.Key, value), options.Buckets);
                break;
            case ChangeKind.Time:
                snapshot = snapshot with { At = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture) };
                break;
            default:
                state = state.Apply(TradingProtection.Change(TradingStatus.Active, recorded.At.AddMinutes(-1), "Ada Byron", "It goes on."));
                break;
        }

        return OfTargets(Rebalance.Decide(state, snapshot, options), asset);
    }

    // Read from the targets, where the search reads events.
    private static TradeAction? OfTargets(RebalanceDecision decision, string asset) => decision.Targets.FirstOrDefault(target => target.Asset == asset)?.Action;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
