using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Selection;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>
/// Searches for the nearest changes that would have changed what a rebalance decided of an asset. Deciding is pure, so each is tried by deciding again with that one thing changed,
/// and is reported only when it was seen to change the outcome. The same record gives the same answer.
/// </summary>
internal static class NearestChangeSearch
{
    /// <summary>The changes, or null when the decision as recorded does not come out again: then nothing that is tried says what would have been.</summary>
    /// <param name="recorded">The rebalance.</param>
    /// <param name="asset">An asset of its universe.</param>
    public static NearestChanges? Run(RecordedRebalance recorded, string asset)
    {
        var trial = new Trial(recorded, asset);
        if (trial.Differs(string.Empty, string.Empty, () => trial.Original))
            return null;
        List<NearestChange> found = [.. ScoreChanges.Find(trial), .. TimeChanges.Find(trial), .. TradingChanges.Find(trial), .. ParameterChanges.Find(trial)];
        return new NearestChanges([.. found.OrderBy(change => change.Distance)], trial.Decisions, !trial.IsExhausted, AssumesUncorrelated(recorded, asset));
    }

    private static bool AssumesUncorrelated(RecordedRebalance recorded, string asset)
    {
        var answers = recorded.Events.Where(happened => happened.Is(EventTypes.CorrelationCheck) || happened.Is(EventTypes.CorrelationBlock)).ToList();
        var isSelected = recorded.Events.Any(happened => happened.Asset == asset && happened.Text(SelectionReading.Key) is SelectionCodes.New or SelectionCodes.Held or SelectionCodes.Kept);
        return answers.Count > 0 && !isSelected && !answers.Exists(happened => happened.Asset == asset);
    }
}
