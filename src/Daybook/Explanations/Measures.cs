using System.Globalization;
using System.Text.Json;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>Finds the numbers that a rule went by among the known metadata keys and columns of its event.</summary>
internal static class Measures
{
    // What was observed, and the keys under which its limit may stand, the catalogue's name first.
    private static readonly (string Observed, string[] Thresholds)[] Pairs =
    [
        ("observed", ["threshold"]),
        ("recent_cycles", ["max_cycles"]),
        ("position_duration_hours", ["min_position_duration_hours", "min_duration_hours"]),
        ("days_held", ["min_holding_days", "min_holding_period_days"]),
        ("days_in_grace", ["grace_period_days"]),
        ("bucket_positions", ["bucket_limit", "max_positions_per_bucket"]),
        ("bucket_allocation", ["bucket_allocation_limit", "max_allocation_per_bucket"]),
        ("allocation", ["allocation_limit", "target_total_allocation"]),
        ("correlation", ["correlation_limit"]),
        ("days_since_override", ["cooldown_days"]),
    ];

    private static readonly string[] ScoreThresholds = ["threshold", "min_score_threshold", "min_score_new_position"];

    /// <summary>The pairs that an event's metadata and columns hold, in the order of the list above, the score last.</summary>
    public static IReadOnlyList<Measure> Of(PortfolioEvent source)
    {
        var found = new List<Measure>();
        if (!MetadataFacts.TryOpen(source, out var document))
        {
            AddScore(found, source, null);
            return found;
        }

        using (document)
        {
            foreach (var (observed, thresholds) in Pairs)
            {
                if (Value(document.RootElement, observed) is { } value)
                    found.Add(new Measure(observed, value, First(document.RootElement, thresholds)));
            }

            // With 'observed' beside it, the threshold is that one's.
            var taken = found.Exists(measure => measure.Name == "observed");
            AddScore(found, source, taken ? null : First(document.RootElement, ScoreThresholds));
        }

        return found;
    }

    /// <summary>The scalar value under a key, as people read it; null for anything else.</summary>
    private static string? Value(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? MetadataFacts.Display(value) : null;

    private static void AddScore(List<Measure> found, PortfolioEvent source, string? threshold)
    {
        if (source.ScoreAfter is { } score)
            found.Add(new Measure("score_after", score.ToString("R", CultureInfo.InvariantCulture), threshold));
        else if (source.ScoreBefore is { } before && threshold is not null)
            found.Add(new Measure("score_before", before.ToString("R", CultureInfo.InvariantCulture), threshold));
    }

    private static string? First(JsonElement from, string[] keys)
    {
        foreach (var key in keys)
        {
            if (Value(from, key) is { } value)
                return value;
        }

        return null;
    }
}
