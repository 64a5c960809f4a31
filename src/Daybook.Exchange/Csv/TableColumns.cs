namespace Daybook.Exchange.Csv;

/// <summary>The columns of events as a table: the reference's 18, and three of Daybook's own.</summary>
internal static class TableColumns
{
    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "id", "timestamp", "event_type", "event_category", "trace_id", "session_id", "asset", "regime", "action", "reason", "score_before", "score_after",
        "size_before", "size_after", "portfolio_allocation", "active_positions", "metadata", "execution_time_ms", Recorded, "actor", "origin",
    ];

    /// <summary>The column that only Daybook writes.</summary>
    public const string Recorded = "recorded";
}
