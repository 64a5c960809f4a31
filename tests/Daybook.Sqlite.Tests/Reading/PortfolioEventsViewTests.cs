using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>Any SQLite tool can read the journal by the reference system's columns.</summary>
public sealed class PortfolioEventsViewTests
{
    private static readonly string[] Columns =
    [
        "id", "timestamp", "event_type", "event_category", "trace_id", "session_id", "asset", "regime", "action", "reason", "score_before", "score_after",
        "size_before", "size_after", "portfolio_allocation", "active_positions", "metadata", "execution_time_ms",
    ];

    [Theory]
    [InlineData("2025-03-05T14:30:00Z", "2025-03-05T14:30:00")]
    [InlineData("2025-03-05T14:30:00.5Z", "2025-03-05T14:30:00.500000")]
    [InlineData("2025-03-05T14:30:00.000001Z", "2025-03-05T14:30:00.000001")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00")]
    [InlineData("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999")]
    [InlineData("1929-10-24T09:00:00Z", "1929-10-24T09:00:00")]
    [InlineData("1929-10-24T09:00:00.25Z", "1929-10-24T09:00:00.250000")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999")]
    public async Task A_timestamp_is_shown_as_the_reference_writes_it(string occurred, string shown)
    {
        await using var folder = new JournalFolder();
        folder.Open().Append(Make.Note(at: DateTimeOffset.Parse(occurred, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(shown, Assert.Single(Sql.Query(folder.Path, "SELECT timestamp FROM portfolio_events"))["timestamp"]);
    }

    [Theory]
    [InlineData("0190163d-8694-739b-aea5-966c26f8ad90")]
    [InlineData("0190163D-8694-739B-AEA5-966C26F8AD90")]
    [InlineData("+190163d-8694-739b-aea5-966c26f8ad90")]
    [InlineData("0x90163d-8694-739b-aea5-966c26f8ad90")]
    [InlineData("{0190163d-8694-739b-aea5-966c26f8ad90}")]
    [InlineData("trace 7")]
    [InlineData("")]
    public async Task A_trace_is_shown_as_it_was_given(string trace)
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(PortfolioEvent.Create(Make.Note().ToFields() with { TraceId = trace }));

        Assert.Equal(trace, Assert.Single(await store.ReadAllAsync()).TraceId);
        Assert.Equal(trace, Assert.Single(Sql.Query(folder.Path, "SELECT trace_id FROM portfolio_events"))["trace_id"]);
    }

    [Fact]
    public async Task The_columns_are_the_references_and_their_values_the_events()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(Generated());
        store.Append(Make.OneOfEachType());
        var events = await store.ReadAllAsync();

        var rows = Sql.Query(folder.Path, "SELECT * FROM portfolio_events ORDER BY id");
        Assert.Equal(Columns, rows[0].Keys);
        Assert.Equal(events.Count, rows.Count);
        foreach (var (one, row) in events.Zip(rows))
            Assert.Equal(ValuesOf(one), row.Where(pair => pair.Key != "timestamp").Select(pair => pair.Value));
    }

    private static PortfolioEvent[] Generated()
    {
        PortfolioEvent[] events = [];
        GenerateEvents.Any.Array[60].Sample(generated => events = generated, iter: 1, threads: 1);
        return events;
    }

    private static IEnumerable<object?> ValuesOf(PortfolioEvent one) =>
    [
        one.Id, one.Type.Name, one.Category.Name, one.TraceId, one.SessionId, one.Asset, one.Regime, one.Action, one.Reason, one.ScoreBefore, one.ScoreAfter,
        one.SizeBefore, one.SizeAfter, one.PortfolioAllocation, one.ActivePositions, one.Metadata?.ToString(), one.ExecutionTimeMs,
    ];
}
