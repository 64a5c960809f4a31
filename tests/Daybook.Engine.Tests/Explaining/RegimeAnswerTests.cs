using Daybook.Engine.Explaining;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Explaining;

/// <summary>What explanations say of the parameters of a regime.</summary>
public sealed class RegimeAnswerTests
{
    private static readonly SmallMarket s_market = new SmallMarket(20).Regime(0, "Goldilocks").Regime(11, "Deflation").Asset("A", (0, 0.9)).Asset("B", (0, 0.2), (15, 0.7));

    [Fact]
    public async Task A_decision_that_obeyed_its_regime_says_which_settings_it_obeyed_and_is_told_by_them()
    {
        var (obeying, recorded) = await ExplainedAsync(s_market.With("regimes.apply_parameters", "true"));
        var regime = obeying.Regime!;

        Assert.Equal("Deflation", regime.Regime);
        Assert.Equal(EventTypes.RegimeParametersApplied, recorded.Events.Single(happened => happened.Id == regime.EventId).Type);
        Assert.Contains(new AppliedSetting("sizing.mode", "adaptive", "equal_weight"), regime.Settings);
        Assert.Contains(new AppliedSetting("selection.min_new_score", "0.65", "0.7297"), regime.Settings);
        Assert.DoesNotContain(regime.Settings, setting => setting.Name.StartsWith("buckets.", StringComparison.Ordinal));
        Assert.Contains("Its score of 0.7 was under the threshold of 0.7297 for a new position.", obeying.Sentences);
        Assert.Contains(obeying.Nearest!.Changes, change => change is { Key: "selection.min_new_score", From: "0.65", Outcome: TradeAction.Open });
    }

    [Fact]
    public async Task A_decision_that_does_not_obey_says_nothing_of_it()
    {
        var (explained, _) = await ExplainedAsync(s_market);

        Assert.Null(explained.Regime);
        Assert.Equal(TradeAction.Open, explained.Outcome.Action);
    }

    /// <summary>What was decided of B on the first day on which it scored well.</summary>
    private static async Task<(ExplainedRebalance Explained, RecordedRebalance Recorded)> ExplainedAsync(SmallMarket market)
    {
        await using var replayed = await ReplayedJournal.Of(market.Options());
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
        {
            if (RecordedReplay.Day(recorded.Events[0]) == 15)
                return (DecisionExplainer.Explain(recorded, "B"), recorded);
        }

        throw new InvalidOperationException("There was no rebalance.");
    }
}
