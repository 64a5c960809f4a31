using System.Globalization;
using System.Text;
using Daybook.Events;

namespace Daybook.Benchmarks;

/// <summary>The reference system's table: 18 columns of text and numbers, and an index on each of seven columns.</summary>
internal static class ReferenceTable
{
    public const string Tables = """
        CREATE TABLE portfolio_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp DATETIME NOT NULL, event_type VARCHAR(50) NOT NULL, event_category VARCHAR(30) NOT NULL,
            trace_id VARCHAR(36) NOT NULL, session_id VARCHAR(36), asset VARCHAR(20), regime VARCHAR(20), action VARCHAR(30), reason TEXT NOT NULL,
            score_before DECIMAL(5,3), score_after DECIMAL(5,3), size_before DECIMAL(6,4), size_after DECIMAL(6,4), portfolio_allocation DECIMAL(5,3),
            active_positions INTEGER, metadata TEXT, execution_time_ms DECIMAL(8,2));
        CREATE INDEX idx_timestamp ON portfolio_events (timestamp);
        CREATE INDEX idx_event_type ON portfolio_events (event_type);
        CREATE INDEX idx_trace_id ON portfolio_events (trace_id);
        CREATE INDEX idx_asset ON portfolio_events (asset);
        CREATE INDEX idx_session_id ON portfolio_events (session_id);
        CREATE INDEX idx_event_category ON portfolio_events (event_category);
        CREATE INDEX idx_action ON portfolio_events (action);
        """;

    public const string Insert = """
        INSERT INTO portfolio_events (timestamp, event_type, event_category, trace_id, session_id, asset, regime, action, reason, score_before, score_after,
            size_before, size_after, portfolio_allocation, active_positions, metadata, execution_time_ms)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """;

    /// <summary>The same from one JSON object, by SQLite's own functions.</summary>
    public const string InsertJson = """
        INSERT INTO portfolio_events (timestamp, event_type, event_category, trace_id, session_id, asset, regime, action, reason, score_before, score_after,
            size_before, size_after, portfolio_allocation, active_positions, metadata, execution_time_ms)
        SELECT json_extract(?1, '$.timestamp'), json_extract(?1, '$.event_type'), json_extract(?1, '$.event_category'), json_extract(?1, '$.trace_id'), json_extract(?1, '$.session_id'),
            json_extract(?1, '$.asset'), json_extract(?1, '$.regime'), json_extract(?1, '$.action'), json_extract(?1, '$.reason'), json_extract(?1, '$.score_before'),
            json_extract(?1, '$.score_after'), json_extract(?1, '$.size_before'), json_extract(?1, '$.size_after'), json_extract(?1, '$.portfolio_allocation'),
            json_extract(?1, '$.active_positions'), json_extract(?1, '$.metadata'), json_extract(?1, '$.execution_time_ms')
        """;

    /// <summary>The event as a row.</summary>
    public static object?[] Row(PortfolioEvent given) =>
    [
        Text(given.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
        Text(given.Type.Name),
        Text(given.Category.Name),
        Text(given.TraceId),
        Text(given.SessionId),
        Text(given.Asset),
        Text(given.Regime),
        Text(given.Action),
        Text(given.Reason),
        given.ScoreBefore,
        given.ScoreAfter,
        given.SizeBefore,
        given.SizeAfter,
        given.PortfolioAllocation,
        given.ActivePositions,
        given.Metadata?.Utf8.ToArray(),
        given.ExecutionTimeMs,
    ];

    private static byte[]? Text(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
