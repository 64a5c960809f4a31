namespace Daybook.Engine.Selection;

/// <summary>An asset's place among those that nothing but their score ranks: the held ones for the places of the portfolio, the new ones for those that are left.</summary>
/// <param name="Rank">Its place, 1 being the best.</param>
/// <param name="Ranked">How many are ranked.</param>
/// <param name="Places">How many of them get a place.</param>
internal readonly record struct SelectionRank(int Rank, int Ranked, int Places);

/// <summary>Ranks what was selected and what found no place. What a bucket or a correlation barred, what is kept, and what does not reach its threshold has no rank.</summary>
internal static class SelectionRanks
{
    public static IReadOnlyDictionary<string, SelectionRank> Of(IReadOnlyList<SelectionChoice> choices, SelectionOptions options)
    {
        var left = options.MaxPositions - choices.Count(choice => choice.IsKept);
        var staying = choices.Count(choice => choice.Code == SelectionCodes.Held);
        var ranks = new Dictionary<string, SelectionRank>(StringComparer.Ordinal);
        Add(ranks, choices, SelectionCodes.Held, SelectionCodes.OverMaxTotal, left);
        Add(ranks, choices, SelectionCodes.New, SelectionCodes.NoSlot, Math.Min(options.MaxNewPositions, left - staying));
        return ranks;
    }

    private static void Add(Dictionary<string, SelectionRank> ranks, IReadOnlyList<SelectionChoice> choices, string placed, string leftOut, int places)
    {
        List<SelectionChoice> ranked = [.. choices.Where(choice => choice.Code == placed || choice.Code == leftOut).OrderByDescending(choice => choice.Score)];
        for (var i = 0; i < ranked.Count; i++)
            ranks[ranked[i].Asset] = new SelectionRank(i + 1, ranked.Count, Math.Max(0, places));
    }
}
