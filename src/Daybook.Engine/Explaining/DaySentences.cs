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
            yield return $"A rebalance began at {IsoTime.Format(start.OccurredAt)} (event {start.Id}) and is not recorded to its end, or its settings cannot be read.";
        }

        if (isExplained || began)
            yield break;
        yield return $"There was no rebalance on {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so nothing was decided about any asset.";
        yield return $"{Of("one before", previous, "The", "There")}; {Of("next one", next, "the", "there")}.";
    }

    private static string Of(string which, PortfolioEvent? start, string the, string there) => start is null
        ? $"{there} is no {which}"
        : $"{the} {which} was at {IsoTime.Format(start.OccurredAt)} (event {start.Id})";
}
