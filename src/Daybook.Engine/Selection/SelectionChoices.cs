using System.Collections.Immutable;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Selection;

/// <summary>Says of every asset whether it is selected.</summary>
internal static class SelectionChoices
{
    public static IReadOnlyList<SelectionChoice> Of(
        SelectionInput input,
        ImmutableSortedDictionary<string, double> held,
        ImmutableSortedDictionary<string, double> kept,
        SelectionOptions options)
    {
        List<SelectionItem> all = [.. input.Items.Where(item => item.Asset != CashBucket.Asset).DistinctBy(item => item.Asset, StringComparer.Ordinal)];
        all.AddRange(held.Keys.Except(all.Select(item => item.Asset), StringComparer.Ordinal).Select(asset => new SelectionItem(asset, null)));
        var choices = all.ConvertAll(item => First(item, held.ContainsKey(item.Asset), kept.ContainsKey(item.Asset), input, options));
        var places = Math.Max(0, options.MaxPositions - choices.Count(choice => choice.IsKept));
        KeepBest(choices, places);
        places -= choices.Count(choice => choice.Code == SelectionCodes.Held);
        FillPlaces(choices, Math.Max(0, Math.Min(options.MaxNewPositions, places)), input.Objection);
        return choices;
    }

    /// <summary>What is to be said of an asset without regard to the others.</summary>
    private static SelectionChoice First(SelectionItem item, bool isHeld, bool isKept, SelectionInput input, SelectionOptions options)
    {
        var score = item.Score is { } given && double.IsFinite(given) ? item.Score : null;
        var threshold = isHeld ? options.MinScore : options.MinNewScore;
        var code = (isKept, score, isHeld) switch
        {
            (true, _, _) => SelectionCodes.Kept,
            (_, null, true) => SelectionCodes.UnscoredHeld,
            (_, null, false) => SelectionCodes.Unscored,
            (_, { } value, true) => value >= threshold ? SelectionCodes.Held : SelectionCodes.BelowThreshold,
            (_, { } value, false) => value >= threshold ? SelectionCodes.New : SelectionCodes.BelowNewThreshold,
        };
        if (code is SelectionCodes.Held or SelectionCodes.New && input.Barred.TryGetValue(item.Asset, out var why))
            code = why;
        return new SelectionChoice(item.Asset, isHeld, code, score, threshold);
    }

    /// <summary>Leaves the best of those that are held in their places, of equals the first.</summary>
    private static void KeepBest(List<SelectionChoice> choices, int places)
    {
        foreach (var i in Ranked(choices, SelectionCodes.Held).Skip(places).ToList())
            choices[i] = choices[i] with { Code = SelectionCodes.OverMaxTotal };
    }

    /// <summary>Gives the places to the best of the new ones that nothing speaks against, of equals to the first.</summary>
    private static void FillPlaces(List<SelectionChoice> choices, int places, Func<string, IReadOnlyList<string>, string?>? objection)
    {
        List<string> present = objection is null ? [] : [.. choices.Where(choice => choice.IsKept || choice.Code == SelectionCodes.Held).Select(choice => choice.Asset)];
        foreach (var i in Ranked(choices, SelectionCodes.New).ToList())
        {
            if (places == 0)
                choices[i] = choices[i] with { Code = SelectionCodes.NoSlot };
            else if (objection is not null && present.Count > 0 && objection(choices[i].Asset, present) is { } why)
                choices[i] = choices[i] with { Code = why };
            else
            {
                places--;
                present.Add(choices[i].Asset);
            }
        }
    }

    /// <summary>The places in the list of those with a code, best first, of equals the first.</summary>
    private static IEnumerable<int> Ranked(List<SelectionChoice> choices, string code) =>
        Enumerable.Range(0, choices.Count).Where(i => choices[i].Code == code).OrderByDescending(i => choices[i].Score);
}
