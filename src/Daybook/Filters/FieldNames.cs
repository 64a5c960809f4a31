using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Daybook.Filters;

/// <summary>The names of the fields: the short one first, then the reference's where it is another.</summary>
internal static class FieldNames
{
    // One name for each member of EventField, in its order.
    private static readonly string[] Short =
    [
        "id", "occurred", "recorded", "type", "category", "severity", "trace", "session", "asset", "regime", "action", "reason",
        "score_before", "score_after", "size_before", "size_after", "allocation", "positions", "execution_time", "actor", "origin", "metadata",
    ];

    private static readonly FrozenDictionary<string, EventField> ByName = Short
        .Select((name, index) => KeyValuePair.Create(name, (EventField)index))
        .Append(KeyValuePair.Create("timestamp", EventField.Occurred))
        .Append(KeyValuePair.Create("event_type", EventField.Type))
        .Append(KeyValuePair.Create("event_category", EventField.Category))
        .Append(KeyValuePair.Create("trace_id", EventField.Trace))
        .Append(KeyValuePair.Create("session_id", EventField.Session))
        .Append(KeyValuePair.Create("portfolio_allocation", EventField.PortfolioAllocation))
        .Append(KeyValuePair.Create("active_positions", EventField.ActivePositions))
        .Append(KeyValuePair.Create("execution_time_ms", EventField.ExecutionTime))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Of(EventField field) => Short[(int)field];

    public static bool TryFind(string name, out EventField field) => ByName.TryGetValue(name, out field);

    /// <summary>The name that a misspelt one probably means: at most a third of its letters are wrong.</summary>
    public static bool TrySuggest(string name, [NotNullWhen(true)] out string? suggestion)
    {
        suggestion = null;
        if (name.Length > 40)
            return false;
        var nearest = (name.Length / 3) + 1;
        foreach (var candidate in ByName.Keys.Order(StringComparer.Ordinal))
        {
            var distance = Distance(name.ToLowerInvariant(), candidate);
            if (distance < nearest)
                (nearest, suggestion) = (distance, candidate);
        }

        return suggestion is not null;
    }

    /// <summary>The number of letters to add, remove or change (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
