using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Regimes;
using Daybook.Engine.Sizing;
using static Daybook.Engine.Explaining.ExplanationText;

namespace Daybook.Engine.Explaining;

/// <summary>Why a selected asset got no size: the rule of the sizing that gave it none.</summary>
internal static class SizingSentences
{
    private const double Rounding = 1e-9;

    /// <summary>The sentence, or null when a limit cut all of its size, which is said of the cut.</summary>
    public static string? NoSize(ExplainedRebalance explained, RecordedRebalance recorded)
    {
        if (explained.Cuts.Count > 0)
            return null;
        var sizing = recorded.InForce.Sizing;
        var score = explained.Inputs?.Score.Value ?? 0;
        var mode = sizing.Dynamic ? sizing.Mode : SizingMode.EqualWeight;
        if (mode == SizingMode.Adaptive && score < FirstStage.LeastAdaptiveScore)
            return $"Adaptive sizing gives no size to a score under {ExplanationText.Score(FirstStage.LeastAdaptiveScore)} (sizing.mode).";
        if (mode == SizingMode.ScoreWeighted && score <= 0)
            return "Score-weighted sizing gives a share in proportion to the score, and none to a score of 0 (sizing.mode).";

        // What was asked for before the limits stands in no event: it is decided again.
        var wanted = Rebalance.Make(recorded.Before, recorded.Snapshot(), recorded.Options, isRead: false, RegimeWatch.Decide).Wanted;
        if (wanted.Any(target => target.Asset == explained.Asset && target.Size > 0))
            return "No size was left for it; under the rules of this version it would get one.";
        var kept = wanted.Where(target => target.Code is TargetCodes.Kept or TargetCodes.Unscored).Sum(target => target.Size);
        var smallest = Math.Min(sizing.MinSize, sizing.MaxInitialSize);
        if (sizing.TargetAllocation - kept < smallest - Rounding)
            return $"The positions that are kept total {Size(kept)}, which leaves less than {Size(smallest)} (sizing.min_size) of the target of {Size(sizing.TargetAllocation)} (sizing.target_allocation).";
        return $"No size of at least {Size(smallest)} (sizing.min_size) was left for it{Beside(explained.Asset, score, wanted, recorded)}.";
    }

    private static string Beside(string asset, double score, IReadOnlyList<Target> wanted, RecordedRebalance recorded)
    {
        var scores = recorded.Events.Where(RecordedRebalance.IsScore).ToDictionary(scored => scored.Asset!, scored => scored.ScoreAfter, StringComparer.Ordinal);
        var sized = wanted.Where(target => target.Asset != asset && target.Size > 0 && target.Code is not (TargetCodes.Kept or TargetCodes.Unscored)).Select(target => scores.GetValueOrDefault(target.Asset)).ToList();
        var (higher, same) = (sized.Count(other => other > score), sized.Count(other => other == score));
        return (higher, same) switch
        {
            (0, 0) => string.Empty,
            (_, 0) => $" beside {Count(higher, "asset with a higher score", "assets with higher scores")}",
            (0, _) => $" beside {Count(same, "asset with the same score that comes first", "assets with the same score that come first")}",
            _ => $" beside {Count(higher + same, "asset", "assets")} with scores as high or higher",
        };
    }
}
