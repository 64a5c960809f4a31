using System.Globalization;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Redeciding;

/// <summary>Makes a recorded decision again and compares it with what was recorded, column by column, metadata byte for byte.</summary>
internal static class Redecision
{
    /// <summary>Decides again from what the journal says the decision was made from.</summary>
    /// <param name="recorded">The rebalance.</param>
    /// <returns>Where the two differ, by event; empty when they are the same.</returns>
    public static IReadOnlyList<DecisionDifference> Compare(RecordedRebalance recorded)
    {
        return Compare(recorded, recorded.Before, recorded.Options);
    }

    /// <summary>
    /// Decides again as <see cref="Compare(RecordedRebalance)"/> does; and, when that differs from what was recorded and the rules have changed since, without some of the changes too. Of these
    /// trials the one counts that comes nearest to what was recorded, with the fewest changes.
    /// </summary>
    /// <param name="recorded">The rebalance.</param>
    /// <returns>What no change explains, and the changes that explain the rest.</returns>
    public static RedecidedRebalance Redecide(RecordedRebalance recorded)
    {
        var nearest = new RedecidedRebalance(Compare(recorded), []);
        if (nearest.Differences.Count == 0)
            return nearest;
        foreach (var changes in Subsets([.. RuleChange.All.Where(change => change.Version > recorded.RulesVersion)]))
        {
            // A state is kept without one change at a time.
            RuleChange[] folded = [.. changes.Where(change => recorded.BeforeChange?.ContainsKey(change) == true)];
            if (folded.Length > 1)
                continue;
            var before = folded.Length == 0 ? recorded.Before : recorded.BeforeChange![folded[0]];
            var options = changes.Aggregate(recorded.Options, (given, change) => change.Before(given));
            var differences = Compare(recorded, before, options);
            if (differences.Count < nearest.Differences.Count)
                nearest = new RedecidedRebalance(differences, changes);
        }

        return nearest;
    }

    /// <summary>Decides again and records it in the shape that its version had.</summary>
    private static List<DecisionDifference> Compare(RecordedRebalance recorded, EngineState before, RebalanceOptions options)
    {
        var decision = Rebalance.Decide(before, recorded.Snapshot(), options with { RecordsFormerShape = recorded.RulesVersion < RuleChange.ShapeVersion });
        return Compare(recorded.At, recorded.Events, [.. decision.Events]);
    }

    // Those with fewer members first. The changes since a version are few.
    private static IEnumerable<RuleChange[]> Subsets(RuleChange[] all) => Enumerable.Range(1, (1 << all.Length) - 1)
        .OrderBy(mask => int.PopCount(mask))
        .Select(mask => all.Where((_, i) => (mask & (1 << i)) != 0).ToArray());

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
        ("metadata", FormerFacts.Text),
    ];

    // The shortest text that reads back to the same double: two texts are equal when the numbers are, bit for bit.
    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
