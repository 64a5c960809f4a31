using Daybook.Exchange.Exporting;

namespace Daybook.Torture.Fuzzing;

/// <summary>JSON lines that were whole, in memory: whatever became of them, an import ends with a report or with a documented error, and leaves nothing half done.</summary>
internal static class JsonLinesFuzz
{
    private const string Foreign = """
        {"timestamp": "2025-04-28T12:00:00.5", "event_type": "whipsaw_block", "event_category": "protection", "asset": "é", "reason": "r", "metadata": {"a": [1, -0.0]}}

          {"occurred":"2025-04-28","type":"own_error","score_after":0.5,"active_positions":3,"session_id":"s-1","origin":"desk"}

        """;

    private static readonly string[] Pieces =
    [
        "\"", "\\", "{", "}", "[", "]", ":", ",", "\n", "\r\n", "\0", "\uFEFF", "null", "\"\\ud800\"", "\\u0000", "1e999", "-0.0", "\"0001-01-01\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"recorded\":\"2025-01-01\",", "\"origin\":null,", "\"event_category\":\"error\",", "\"asset\":\"x\",",
    ];

    public static FuzzReport Run(int seed, int count, CancellationToken cancellationToken) =>
        new ImportFuzz("JSON lines", "fuzz.jsonl", ExportFormat.JsonLines, Foreign, Pieces).Run(seed, count, cancellationToken);
}
