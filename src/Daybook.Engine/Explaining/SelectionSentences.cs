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
        var position = inputs.Size > 0 ? "a held position" : "a new position";
        var (shown, limit) = (ExplanationText.Score(score, inputs.Threshold), ExplanationText.Score(inputs.Threshold));
        return score >= inputs.Threshold
            ? $"Its score of {shown} reached the threshold of {limit} for {position}."
            : $"Its score of {shown} was under the threshold of {limit} for {position}.";
    }

    public static IEnumerable<string> Say(ExplainedRebalance explained, DecisionInputs inputs, SelectionAnswer selection, RebalanceOptions options)
    {
        if (selection.Rank is { } rank)
            yield return $"It was the {Rank(rank)} of {Count(selection.Ranked, Kind(inputs, one: true), Kind(inputs, one: false))} that reached it, for {Count(selection.Places, "place", "places")}{Limits(inputs, options)}.";
        if (explained.Bucket is { EventId: not null } bucket)
            yield return $"Its bucket: {bucket.Reason} ({bucket.Code}).";
        if (explained.Bucket is { Places.Count: > 0 } full)
            yield return Places(full, inputs);
        if (explained.Correlation is { } close)
            yield return $"Its correlation with {close.OtherAsset} was {ExplanationText.Score(close.Correlation, close.Limit)}, {(close.TooClose ? "over" : "within")} the limit of {ExplanationText.Score(close.Limit)}.";
        if (selection.Code is SelectionCodes.NoSlot or SelectionCodes.OverMaxTotal)
            yield return NoPlace(selection);
        if (selection.Code == SelectionCodes.UnscoredHeld)
            yield return "A missing score is no reason to sell.";
    }

    private static string Kind(DecisionInputs inputs, bool one) => (inputs.Size > 0, one) switch
    {
        (true, true) => "held asset",
        (true, false) => "held assets",
        (false, true) => "new asset",
        _ => "new assets",
    };

    private static string Limits(DecisionInputs inputs, RebalanceOptions options) => inputs.Size > 0
        ? $" (selection.max_positions {options.Selection.MaxPositions})"
        : $" (selection.max_new_positions {options.Selection.MaxNewPositions}, selection.max_positions {options.Selection.MaxPositions})";

    private static string NoPlace(SelectionAnswer selection)
    {
        var placed = selection.Ahead.Where(one => one.HasPlace).Select(one => $"{one.Asset} ({ExplanationText.Score(one.Score)})").ToList();
        return placed.Count == 0
            ? "No place was free: the positions that stay reach the limit."
            : $"The {(placed.Count == 1 ? "place" : "places")} went to {Named(placed)}.";
    }

    /// <summary>Who has the places of a full bucket. Held assets may have them with a lower score, which is said.</summary>
    private static string Places(BucketAnswer full, DecisionInputs inputs)
    {
        var outscored = inputs.Size > 0 ? [] : full.Places.Where(place => place.Held && !(place.Score >= inputs.Score.Value)).ToList();
        var heldFirst = outscored.Count > 0 ? "; held assets come before new ones" : string.Empty;
        return $"{(full.Places.Count == 1 ? "Its place" : "Its places")} went to {Named([.. full.Places.Select(Named)])}{heldFirst}.";
    }

    private static string Named(BucketPlace place) => $"{place.Asset} ({(place.Score is { } score ? ExplanationText.Score(score) : NoScore)}{(place.Held ? ", held" : string.Empty)})";

    /// <summary>The first of them and the last, which is the nearest rival.</summary>
    private static string Named(List<string> placed) => List(placed.Count <= MostNamed
        ? placed
        : [.. placed.Take(MostNamed - 1), Count(placed.Count - MostNamed, "other", "others"), placed[^1]]);
}
