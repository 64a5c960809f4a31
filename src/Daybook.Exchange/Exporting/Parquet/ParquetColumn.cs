using Daybook.Events;
using Parquet;
using Parquet.Schema;

namespace Daybook.Exchange.Exporting.Parquet;

/// <summary>One column of a Parquet file.</summary>
/// <param name="Field">Its name and type.</param>
/// <param name="WriteAsync">Writes the column of these events.</param>
internal sealed record ParquetColumn(DataField Field, Func<ParquetRowGroupWriter, IReadOnlyList<PortfolioEvent>, CancellationToken, Task> WriteAsync)
{
    /// <summary>All columns of an event, in order: whole numbers and doubles, UTC times in microseconds, texts; metadata is a text that holds JSON.</summary>
    public static IReadOnlyList<ParquetColumn> All { get; } =
    [
        Required("id", row => row.Id),
        Time("timestamp", row => row.OccurredAt),
        Text("event_type", row => row.Type.Name, isNullable: false),
        Text("event_category", row => row.Category.Name, isNullable: false),
        Text("trace_id", row => row.TraceId),
        Text("session_id", row => row.SessionId),
        Text("asset", row => row.Asset),
        Text("regime", row => row.Regime),
        Text("action", row => row.Action),
        Text("reason", row => row.Reason, isNullable: false),
        Optional("score_before", row => row.ScoreBefore),
        Optional("score_after", row => row.ScoreAfter),
        Optional("size_before", row => row.SizeBefore),
        Optional("size_after", row => row.SizeAfter),
        Optional("portfolio_allocation", row => row.PortfolioAllocation),
        Optional("active_positions", row => row.ActivePositions),
        Text("metadata", row => row.Metadata?.ToString()),
        Optional("execution_time_ms", row => row.ExecutionTimeMs),
        Time("recorded", row => row.RecordedAt),
        Text("actor", row => row.Actor),
        Text("origin", row => row.Origin),
    ];

    /// <summary>The schema of all columns.</summary>
    public static ParquetSchema Schema { get; } = new([.. All.Select(column => (Field)column.Field)]);

    private static ParquetColumn Required<T>(string name, Func<PortfolioEvent, T> value)
        where T : struct => Of(new DataField(name, typeof(T), isNullable: false), value);

    private static ParquetColumn Time(string name, Func<PortfolioEvent, DateTimeOffset> value) => Of(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: false),
        row => value(row).UtcDateTime);

    private static ParquetColumn Of<T>(DataField field, Func<PortfolioEvent, T> value)
        where T : struct => new(
        field,
        (writer, events, cancellationToken) => writer.WriteAsync<T>(field, Values(events, value), cancellationToken: cancellationToken));

    private static ParquetColumn Optional<T>(string name, Func<PortfolioEvent, T?> value)
        where T : struct
    {
        var field = new DataField(name, typeof(T), isNullable: true);
        return new ParquetColumn(field, (writer, events, cancellationToken) => writer.WriteAsync<T>(field, Values(events, value), cancellationToken: cancellationToken));
    }

    private static ParquetColumn Text(string name, Func<PortfolioEvent, string?> value, bool isNullable = true)
    {
        var field = new DataField(name, typeof(string), isNullable);
        return new ParquetColumn(field, (writer, events, _) => writer.WriteAsync(field, Values(events, value)!));
    }

    private static T[] Values<T>(IReadOnlyList<PortfolioEvent> events, Func<PortfolioEvent, T> value)
    {
        var values = new T[events.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(events[i]);
        return values;
    }
}
