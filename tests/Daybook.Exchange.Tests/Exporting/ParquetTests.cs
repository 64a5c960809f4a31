using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Exchange.Exporting;
using Daybook.Exchange.Exporting.Parquet;
using Daybook.Exchange.Tests.Support;
using Parquet;
using Parquet.Schema;
using Event = Daybook.Contract.Making.Make;

namespace Daybook.Exchange.Tests.Exporting;

/// <summary>A Parquet file holds every column of every event, in types that data frames know.</summary>
public sealed class ParquetTests
{
    [Fact]
    public void Every_column_comes_back_as_it_was() => GenerateEvents.Any.Array[0, 30].Sample(
        events =>
        {
            var journal = new TestJournal().With(events);

            var columns = ReadAsync(journal.Export(new ExportOptions { Format = ExportFormat.Parquet })).GetAwaiter().GetResult();

            Same("id", row => row.Id);
            Same("timestamp", row => row.OccurredAt.UtcDateTime);
            Same("event_type", row => row.Type.Name);
            Same("event_category", row => row.Category.Name);
            Same("trace_id", row => row.TraceId);
            Same("session_id", row => row.SessionId);
            Same("asset", row => row.Asset);
            Same("regime", row => row.Regime);
            Same("action", row => row.Action);
            Same("reason", row => row.Reason);
            Same("score_before", row => row.ScoreBefore);
            Same("score_after", row => row.ScoreAfter);
            Same("size_before", row => row.SizeBefore);
            Same("size_after", row => row.SizeAfter);
            Same("portfolio_allocation", row => row.PortfolioAllocation);
            Same("active_positions", row => row.ActivePositions);
            Same("metadata", row => row.Metadata?.ToString());
            Same("execution_time_ms", row => row.ExecutionTimeMs);
            Same("recorded", row => row.RecordedAt.UtcDateTime);
            Same("actor", row => row.Actor);
            Same("origin", row => row.Origin);
            Assert.Equal(21, columns.Count);

            void Same<T>(string column, Func<PortfolioEvent, T> value) => Assert.Equal(journal.Events.Select(row => (object?)value(row)), columns[column]);
        },
        iter: 150);

    [Fact]
    public async Task Times_are_UTC_in_microseconds_numbers_doubles_and_only_what_may_be_absent_is_optional()
    {
        using var stream = new MemoryStream(new TestJournal().With(Event.Note()).Export(new ExportOptions { Format = ExportFormat.Parquet }));
        await using var file = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        foreach (var time in file.Schema.DataFields.Where(field => field.Name is "timestamp" or "recorded").Cast<DateTimeDataField>())
            Assert.Equal((DateTimeTimeUnit.Micros, true, false), (time.Unit, time.IsAdjustedToUTC, time.IsNullable));
        Assert.Equal(
            ["id", "timestamp", "event_type", "event_category", "reason", "recorded"],
            file.Schema.DataFields.Where(field => !field.IsNullable).Select(field => field.Name));
        Assert.Equal(["id", "active_positions"], file.Schema.DataFields.Where(field => field.ClrType == typeof(long)).Select(field => field.Name));
        Assert.Equal(6, file.Schema.DataFields.Count(field => field.ClrType == typeof(double)));
    }

    [Fact]
    public async Task Row_groups_are_bounded_by_rows_and_by_their_text()
    {
        var large = Metadata.Parse($"{{\"text\":\"{new string('x', 60_000)}\"}}");
        Assert.Equal([ParquetTarget.MaxRows, 1], await GroupsAsync(Event.Notes(ParquetTarget.MaxRows + 1)));
        Assert.Equal(2, (await GroupsAsync([.. Enumerable.Range(0, 1_500).Select(_ => Event.Note(metadata: large))])).Count);
    }

    private static async Task<List<long>> GroupsAsync(IReadOnlyList<PortfolioEvent> events)
    {
        using var stream = new MemoryStream(new TestJournal().With(events).Export(new ExportOptions { Format = ExportFormat.Parquet }));
        await using var file = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        return [.. file.RowGroups.Select(group => group.RowCount)];
    }

    private static async Task<Dictionary<string, List<object?>>> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        await using var file = await ParquetReader.CreateAsync(stream);
        var columns = file.Schema.DataFields.ToDictionary(field => field.Name, _ => new List<object?>(), StringComparer.Ordinal);
        for (var i = 0; i < file.RowGroupCount; i++)
        {
            using var group = file.OpenRowGroupReader(i);
            foreach (var field in file.Schema.DataFields)
                columns[field.Name].AddRange(await ValuesAsync(group, field));
        }

        return columns;
    }

    private static async Task<IEnumerable<object?>> ValuesAsync(ParquetRowGroupReader group, DataField field)
    {
        var count = (int)group.RowCount;
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string[count];
            await group.ReadAsync(field, texts);
            return texts;
        }

        if (field.ClrType == typeof(double))
            return await OptionalAsync<double>(group, field, count);
        if (field.ClrType == typeof(long) && field.IsNullable)
            return await OptionalAsync<long>(group, field, count);
        if (field.ClrType == typeof(long))
            return await RequiredAsync<long>(group, field, count);
        return await RequiredAsync<DateTime>(group, field, count);
    }

    private static async Task<IEnumerable<object?>> OptionalAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        var values = new T?[count];
        await group.ReadAsync<T>(field, values);
        return values.Cast<object?>();
    }

    private static async Task<IEnumerable<object?>> RequiredAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        var values = new T[count];
        await group.ReadAsync<T>(field, values);
        return values.Cast<object?>();
    }
}
