using System.Globalization;
using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Redeciding;

/// <summary>Makes a recorded decision again and compares it with what was recorded, column by column, metadata byte for byte.</summary>
public static class Redecision
{
    /// <summary>Decides again from what the journal says the decision was made from.</summary>
    /// <param name="recorded">The rebalance.</param>
    /// <returns>Where the two differ, by event; empty when they are the same.</returns>
    public static IReadOnlyList<DecisionDifference> Compare(RecordedRebalance recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var decision = Rebalance.Decide(recorded.Before, recorded.Snapshot(), recorded.Options);
        return Compare(recorded.At, recorded.Events, [.. decision.Events]);
    }

    internal static List<DecisionDifference> Compare(DateTimeOffset at, IReadOnlyList<PortfolioEvent> recorded, IReadOnlyList<PortfolioEvent> now)
    {
        var differences = new List<DecisionDifference>();
        for (var i = 0; i < Math.Max(recorded.Count, now.Count); i++)
        {
            if (i >= recorded.Count)
                differences.Add(new DecisionDifference(at, null, now[i].Asset, "event", null, now[i].Type.Name));
            else if (i >= now.Count)
                differences.Add(new DecisionDifference(at, recorded[i].Id, recorded[i].Asset, "event", recorded[i].Type.Name, null));
            else
                Compare(differences, at, recorded[i], now[i]);
        }

        return differences;
    }

    private static void Compare(List<DecisionDifference> differences, DateTimeOffset at, PortfolioEvent recorded, PortfolioEvent now)
    {
        foreach (var (field, of) in Fields)
        {
            if (of(recorded) is var before && of(now) is var after && !string.Equals(before, after, StringComparison.Ordinal))
                differences.Add(new DecisionDifference(at, recorded.Id, recorded.Asset ?? now.Asset, field, before, after));
        }
    }

    private static readonly (string Name, Func<PortfolioEvent, string?> Of)[] Fields =
    [
        ("event_type", happened => happened.Type.Name),
        ("timestamp", happened => IsoTime.Format(happened.OccurredAt)),
        ("asset", happened => happened.Asset),
        ("regime", happened => happened.Regime),
        ("action", happened => happened.Action),
        ("reason", happened => happened.Reason),
        ("score_before", happened => Text(happened.ScoreBefore)),
        ("score_after", happened => Text(happened.ScoreAfter)),
        ("size_before", happened => Text(happened.SizeBefore)),
        ("size_after", happened => Text(happened.SizeAfter)),
        ("portfolio_allocation", happened => Text(happened.PortfolioAllocation)),
        ("active_positions", happened => happened.ActivePositions?.ToString(CultureInfo.InvariantCulture)),
        ("metadata", happened => happened.Metadata?.ToString()),
    ];

    // The shortest text that reads back to the same double: two texts are equal when the numbers are, bit for bit.
    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
