using System.Globalization;
using Daybook.Events;

namespace Daybook.Engine.Explaining;

/// <summary>What there is to say of a day on which nothing was decided to its end.</summary>
internal static class DaySentences
{
    public static IEnumerable<string> Say(DateOnly date, IEnumerable<PortfolioEvent> unfinished, bool isExplained, PortfolioEvent? previous, PortfolioEvent? next)
    {
        var began = false;
        foreach (var start in unfinished)
        {
            began = true;
            yield return $"A rebalance began at {IsoTime.Format(start.OccurredAt)} (event {start.Id}), but its end is not recorded or its settings cannot be read.";
        }

        if (isExplained || began)
            yield break;
        yield return $"There was no rebalance on {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so there was no decision about any asset.";
        yield return $"{Of("previous one", previous, "The", "There")}; {Of("next one", next, "the", "there")}.";
    }

    private static string Of(string which, PortfolioEvent? start, string the, string there) => start is null
        ? $"{there} is no {which}"
        : $"{the} {which} was at {IsoTime.Format(start.OccurredAt)} (event {start.Id})";
}
