using System.Collections.Frozen;
using Daybook.Events;

namespace Daybook.Filters;

/// <summary>The names of the fields: the short one first, then the reference's where it is another.</summary>
internal static class FieldNames
{
    // One name for each member of EventField, in its order.
    private static readonly string[] Short =
    [
        "id", "occurred", "recorded", "type", "category", "severity", "trace", "session", "asset", "regime", "action", "reason",
        "score_before", "score_after", "size_before", "size_after", "allocation", "positions", "execution_time", "actor", "origin", "metadata", "portfolio",
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

    /// <summary>The name that a misspelt one probably means, or null.</summary>
    public static string? Suggest(string name) => Spelling.Nearest(name, ByName.Keys.Order(StringComparer.Ordinal));
}
