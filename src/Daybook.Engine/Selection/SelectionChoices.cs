using System.Collections.Immutable;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Selection;

/// <summary>Says of every asset whether it is selected.</summary>
internal static class SelectionChoices
{
    public static IReadOnlyList<SelectionChoice> Of(
        IReadOnlyList<SelectionItem> items,
        ImmutableSortedDictionary<string, double> held,
        ImmutableSortedDictionary<string, double> kept,
        SelectionOptions options)
    {
        List<SelectionItem> all = [.. items.Where(item => item.Asset != CashBucket.Asset).DistinctBy(item => item.Asset, StringComparer.Ordinal)];
        all.AddRange(held.Keys.Except(all.Select(item => item.Asset), StringComparer.Ordinal).Select(asset => new SelectionItem(asset, null)));
        List<SelectionChoice> choices = [.. all.Select(item => First(item, held.ContainsKey(item.Asset), kept.ContainsKey(item.Asset), options))];
        var places = Math.Max(0, options.MaxTotalPositions - choices.Count(choice => choice.IsKept));
        choices = Limit(choices, SelectionCodes.Held, places, SelectionCodes.OverMaxTotal);
        places -= choices.Count(choice => choice.Code == SelectionCodes.Held);
        return Limit(choices, SelectionCodes.New, Math.Max(0, Math.Min(options.MaxNewPositions, places)), SelectionCodes.NoSlot);
    }

    /// <summary>What is to be said of an asset without regard to the others.</summary>
    private static SelectionChoice First(SelectionItem item, bool isHeld, bool isKept, SelectionOptions options)
    {
        var score = item.Score is { } given && double.IsFinite(given) ? item.Score : null;
        var threshold = isHeld ? options.MinScoreThreshold : options.MinScoreNewPosition;
        var code = (isKept, score, isHeld) switch
        {
            (true, _, _) => SelectionCodes.Kept,
            (_, null, true) => SelectionCodes.UnscoredHeld,
            (_, null, false) => SelectionCodes.Unscored,
            (_, { } value, true) => value >= threshold ? SelectionCodes.Held : SelectionCodes.BelowThreshold,
            (_, { } value, false) => value >= threshold ? SelectionCodes.New : SelectionCodes.BelowNewThreshold,
        };
        return new SelectionChoice(item.Asset, isHeld, code, score, threshold);
    }

    /// <summary>Leaves the best of a kind in their places, of equals the first, and gives the others another code.</summary>
    private static List<SelectionChoice> Limit(List<SelectionChoice> choices, string code, int count, string otherwise)
    {
        var others = choices.Where(choice => choice.Code == code).OrderByDescending(choice => choice.Score).Skip(count).ToHashSet();
        return [.. choices.Select(choice => others.Contains(choice) ? choice with { Code = otherwise } : choice)];
    }
}
