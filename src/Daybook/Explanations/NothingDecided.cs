using System.Globalization;

namespace Daybook.Explanations;

/// <summary>What there is to say of a day on which nothing was decided about an asset.</summary>
internal static class NothingDecided
{
    public static IEnumerable<string> Say(ExplanationMaterial material)
    {
        var day = material.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (material.Before.Count == 0 && material.After.Count == 0)
        {
            yield return $"There is no event about {material.Asset} in what was looked at: it was never scored, held or refused there, or it is recorded under another name.";
            yield break;
        }

        yield return $"The journal has no decision about {material.Asset} on {day}.";
        var sameDay = material.After.Where(e => DateOnly.FromDateTime(e.OccurredAt.UtcDateTime) == material.Date).ToList();
        if (sameDay.Count > 0)
            yield return $"That day it only has {string.Join(", ", sameDay.Select(EventSentence.Named))}.";
        yield return material.Before.Count > 0
            ? $"The last event before that day: {EventSentence.Brief(material.Before[^1])}"
            : $"Nothing is recorded about {material.Asset} before that day.";
        var next = material.After.FirstOrDefault(e => DateOnly.FromDateTime(e.OccurredAt.UtcDateTime) != material.Date);
        if (next is not null)
            yield return $"The next event after that day: {EventSentence.Brief(next)}";
        else if (sameDay.Count < Explanation.Neighbours)
            yield return $"Nothing is recorded about {material.Asset} after that day.";
    }
}
