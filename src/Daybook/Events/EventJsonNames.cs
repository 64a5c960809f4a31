namespace Daybook.Events;

/// <summary>The names that a JSON object's columns can have: the reference's, and Daybook's own of the same columns.</summary>
internal static class EventJsonNames
{
    /// <summary>The length of the longest name, in characters.</summary>
    public const int Longest = 20;

    private static readonly string[] s_columns =
    [
        "id", "timestamp", "event_type", "event_category", "trace_id", "session_id", "asset", "regime", "action", "reason", "score_before", "score_after", "size_before", "size_after",
        "portfolio_allocation", "active_positions", "metadata", "execution_time_ms", "recorded", "actor", "origin",
    ];

    /// <summary>The name as one object; null when no column has it.</summary>
    public static string? Find(ReadOnlySpan<char> name) => name switch
    {
        "id" => "id",
        "timestamp" => "timestamp",
        "event_type" => "event_type",
        "event_category" => "event_category",
        "trace_id" => "trace_id",
        "session_id" => "session_id",
        "asset" => "asset",
        "regime" => "regime",
        "action" => "action",
        "reason" => "reason",
        "score_before" => "score_before",
        "score_after" => "score_after",
        "size_before" => "size_before",
        "size_after" => "size_after",
        "portfolio_allocation" => "portfolio_allocation",
        "active_positions" => "active_positions",
        "metadata" => "metadata",
        "execution_time_ms" => "execution_time_ms",
        "recorded" => "recorded",
        "actor" => "actor",
        "origin" => "origin",
        "occurred" => "occurred",
        "type" => "type",
        "category" => "category",
        _ => null,
    };

    /// <summary>What a name that no column has was likely meant to be; null when that cannot be told.</summary>
    public static string? Likely(string name)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return letters switch
        {
            "time" or "date" or "datetime" or "ts" or "createdat" => "timestamp",
            "kind" or "event" or "eventname" => "event_type",
            "symbol" or "ticker" => "asset",
            _ => s_columns.FirstOrDefault(column => column.Replace("_", "", StringComparison.Ordinal) == letters) ?? (letters.Length < 4 ? null : Spelling.Nearest(name, s_columns)),
        };
    }

    /// <summary>The column's number, from 0: the same for both names of a column.</summary>
    /// <param name="name">A name that <see cref="Find"/> gave.</param>
    public static int IndexOf(string name) => Array.IndexOf(s_columns, name switch { "occurred" => "timestamp", "type" => "event_type", "category" => "event_category", _ => name });
}
