namespace Daybook.Exchange.Importing.ReferenceFiles;

/// <summary>The columns of the reference system's table, in its order.</summary>
internal static class ReferenceColumns
{
    public static IReadOnlyList<string> All { get; } =
    [
        "id", "timestamp", "event_type", "event_category", "trace_id", "session_id", "asset", "regime", "action", "reason",
        "score_before", "score_after", "size_before", "size_after", "portfolio_allocation", "active_positions", "metadata", "execution_time_ms",
    ];
}
