using Daybook.Engine.Rebalancing;
using Daybook.Engine.Selection;
using static Daybook.Engine.Explaining.ExplanationText;

namespace Daybook.Engine.Explaining;

/// <summary>What the selection said of an asset, with the numbers that matter.</summary>
internal static class SelectionSentences
{
    private const int MostNamed = 5;
    private const string NoScore = "no score";

    public static string Score(DecisionInputs inputs)
    {
        if (inputs.Score.Value is not { } score)
            return inputs.Score.Reason.StartsWith(NoScore, StringComparison.Ordinal) ? $"It had {inputs.Score.Reason}." : $"It had {NoScore}: {inputs.Score.Reason}.";
        var asked = inputs.Size > 0 ? "that a held position needs to stay" : "that a new position needs";
        var (shown, limit) = (ExplanationText.Score(score, inputs.Threshold), ExplanationText.Score(inputs.Threshold));
        return score >= inputs.Threshold
            ? $"Its score, {shown}, reached the {limit} {asked}."
            : $"Its score, {shown}, was under the {limit} {asked}.";
    }

    public static IEnumerable<string> Say(ExplainedRebalance explained, DecisionInputs inputs, SelectionAnswer selection, RebalanceOptions options)
    {
        if (selection.Rank is { } rank)
            yield return $"It was the {Rank(rank)} of {Count(selection.Ranked, Kind(inputs, one: true), Kind(inputs, one: false))} that did, for {Count(selection.Places, "place", "places")}{Limits(inputs, options)}.";
        if (explained.Bucket is { Event: not null } bucket)
            yield return $"Its bucket: {bucket.Reason} ({bucket.Code}).";
        if (explained.Correlation is { } close)
            yield return $"It moves with {close.Other} by {ExplanationText.Score(close.Correlation, close.Limit)}, {(close.IsTooClose ? "over" : "not over")} the {ExplanationText.Score(close.Limit)} that there may be.";
        if (selection.Code is SelectionCodes.NoSlot or SelectionCodes.OverMaxTotal)
            yield return NoPlace(selection);
        if (selection.Code == SelectionCodes.UnscoredHeld)
            yield return "That an asset could not be scored is no reason to sell it.";
    }

    private static string Kind(DecisionInputs inputs, bool one) => (inputs.Size > 0, one) switch
    {
        (true, true) => "held asset",
        (true, false) => "held assets",
        (false, true) => "new asset",
        _ => "new assets",
    };

    private static string Limits(DecisionInputs inputs, RebalanceOptions options) => inputs.Size > 0
        ? $" (selection.max_positions {options.Selection.MaxTotalPositions})"
        : $" (selection.max_new_positions {options.Selection.MaxNewPositions}, selection.max_positions {options.Selection.MaxTotalPositions})";

    private static string NoPlace(SelectionAnswer selection)
    {
        var placed = selection.Ahead.Where(one => one.HasPlace).ToList();
        if (placed.Count == 0)
            return "There was no place for anybody: as many positions stay as there may be.";
        List<string> named = [.. placed.Take(MostNamed).Select(Named)];
        if (placed.Count > MostNamed)
            named = [.. named.SkipLast(1), Count(placed.Count - MostNamed, "other", "others"), Named(placed[^1])];
        return $"The {(placed.Count == 1 ? "place" : "places")} went to {List(named)}.";
    }

    private static string Named(RankedAsset one) => $"{one.Asset} ({ExplanationText.Score(one.Score)})";
}
