using Daybook.Exchange.Exporting;

namespace Daybook.Torture.Fuzzing;

/// <summary>CSV that was whole, in memory: whatever became of it, an import ends with a report or with a documented error, and leaves nothing half done.</summary>
internal static class CsvFuzz
{
    private const string Foreign = """
        timestamp,event_type,event_category,session_id,asset,reason,score_after,active_positions,metadata
        2025-04-28T12:00:00.5,whipsaw_block,protection,s1,é,"say ""no"",
        twice",-0.5,34.0,"{""a"": [1, -0.0]}"
        2025-04-28,own_error,gossip,,'quoted,,1e-300,,

        """;

    private static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", "\n", "\r", "\r\n", "\0", "\uFEFF", "'", "=1+1", " ", ",,,,,,,,,,,,,,,,,,,,", "1e999", "-0.0", "0001-01-01", "9999-12-31T23:59:59.9999999Z",
        "recorded", "origin", "event_category", "{\"\"a\"\":1}", "portfolio", "error", "desk_note",
    ];

    public static FuzzReport Run(int seed, int count, CancellationToken cancellationToken) =>
        new ImportFuzz("CSV", "fuzz.csv", ExportFormat.Csv, Foreign, Pieces).Run(seed, count, cancellationToken);
}
