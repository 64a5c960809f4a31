using System.Text.Json;
using CsCheck;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

public sealed class EventJsonTests
{
    private const string Columns =
        "id timestamp event_type event_category trace_id session_id asset regime action reason score_before score_after size_before size_after " +
        "portfolio_allocation active_positions metadata execution_time_ms recorded actor origin";

    [Fact]
    public void What_is_written_reads_back_the_same() => Generate.ForeignFields.Sample(
        fields =>
        {
            var written = PortfolioEvent.Restore(PortfolioEvent.Import(fields).ToFields() with { Id = 7, RecordedMicros = 1_741_176_000_000_001 });
            return written.Equals(PortfolioEvent.Restore(EventJson.Read(Make.Utf8(EventJson.ToLine(written)))));
        },
        iter: 2000);

    [Fact]
    public void Every_column_is_written_in_the_reference_order()
    {
        using var line = JsonDocument.Parse(EventJson.ToLine(PortfolioEvent.Create(Make.Fields())));

        Assert.Equal(Columns.Split(' '), line.RootElement.EnumerateObject().Select(column => column.Name));
    }

    [Fact]
    public void A_line_is_one_line()
    {
        var line = EventJson.ToLine(PortfolioEvent.Create(Make.Fields() with { Reason = "a\nb\r\u2028c" }));

        Assert.DoesNotContain(line, c => c is '\n' or '\r' or '\u2028');
    }

    [Fact]
    public void Columns_may_be_absent_or_null()
    {
        var fields = Read("""{"timestamp":"2025-03-05","event_type":"position_open","asset":null}""");

        Assert.Equal((EventTypes.PositionOpen, null, null), (fields.Type, fields.Asset, fields.Reason));
    }

    [Fact]
    public void What_a_journal_wrote_may_have_an_empty_type() =>
        Assert.Equal("", Read("""{"timestamp":"2025-03-05","event_type":"","event_category":"","recorded":"2025-03-05"}""").Type!.Name);

    [Theory]
    [InlineData("position_open", "portfolio")]
    [InlineData("whipsaw_allow", "protection")]
    [InlineData("data_feed_error", "error")]
    [InlineData("data_feed", "system")]
    public void Without_a_category_the_type_has_the_one_that_the_catalogue_or_the_reference_gives_it(string type, string category) =>
        Assert.Equal(category, Read($$"""{"timestamp":"2025-03-05","event_type":"{{type}}"}""").Type!.Category.Name);

    [Fact]
    public void A_category_of_its_own_is_kept_as_found()
    {
        var type = Read("""{"timestamp":"2025-03-05","event_type":"whipsaw_allow","event_category":"system"}""").Type!;

        Assert.Equal(("whipsaw_allow", "system", true), (type.Name, type.Category.Name, type.IsForeign));
    }

    [Fact]
    public void Short_names_mean_the_same_columns()
    {
        var fields = Read("""{"occurred":"2025-03-05T12:00:00Z","type":"position_open","category":"portfolio"}""");

        Assert.Equal((EventTypes.PositionOpen, Make.Noon), (fields.Type, Microseconds.ToTime(fields.OccurredMicros)));
    }

    [Theory]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x","asset":"A","asset":"A"}""", "asset", 56)]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x","\u0061sset":"A","asset":"A"}""", "asset", 61)]
    [InlineData("""{"timestamp":"2025-03-05","occurred":"2025-03-06","event_type":"x"}""", "occurred", 27)]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x","type":"y"}""", "type", 44)]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x","event_category":"y","category":"y"}""", "category", 65)]
    public void A_column_that_stands_twice_is_refused(string line, string column, int position) => RequireRefusal(line, column, position);

    [Theory]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x","note":1}""", "note", 44)]
    [InlineData("""{"timestamp":"2025-03-05","event_type":7}""", "event_type", 40)]
    [InlineData("""{"timestamp":20250305,"event_type":"x"}""", "timestamp", 14)]
    [InlineData("""{"timestamp":"05.03.2025","event_type":"x"}""", "timestamp", 14)]
    [InlineData("""{"timestamp":"2025-02-29","event_type":"x"}""", "timestamp", 14)]
    [InlineData("""{"recorded":"now"}""", "recorded", 13)]
    [InlineData("""{"id":1.5}""", "id", 7)]
    [InlineData("""{"id":"1"}""", "id", 7)]
    [InlineData("""{"active_positions":9223372036854775808}""", "active_positions", 21)]
    [InlineData("""{"score_after":"0.5"}""", "score_after", 16)]
    [InlineData("""{"score_before":true}""", "score_before", 17)]
    [InlineData("""{"size_before":1e999}""", "size_before", 16)]
    [InlineData("""{"size_after":[]}""", "size_after", 15)]
    [InlineData("""{"portfolio_allocation":{}}""", "portfolio_allocation", 25)]
    [InlineData("""{"execution_time_ms":"1"}""", "execution_time_ms", 22)]
    [InlineData("""{"reason":["x"]}""", "reason", 11)]
    [InlineData("""{"asset":"\ud83d"}""", "asset", 10)]
    [InlineData("""{"metadata":"{}"}""", "metadata", 13)]
    [InlineData("""{"metadata":[1]}""", "metadata", 13)]
    [InlineData("""{"metadata":{"a":1,"a":2}}""", "metadata", 20)]
    [InlineData("""{"event_type":"x"}""", "timestamp", 1)]
    [InlineData("""{"timestamp":null,"event_type":"x"}""", "timestamp", 1)]
    [InlineData("""{"timestamp":"2025-03-05"}""", "event_type", 1)]
    [InlineData("""{"timestamp":"2025-03-05","event_type":""}""", "event_type", 1)]
    public void What_does_not_fit_a_column_is_refused_with_its_place(string line, string column, int position) => RequireRefusal(line, column, position);

    [Theory]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("7", 1)]
    [InlineData("""{"asset":"A" "regime":"B"}""", 14)]
    [InlineData("""{"asset":nothing}""", 10)]
    [InlineData("{}{}", 3)]
    [InlineData("{\n\"asset\":\n\"A\" x}", 16)]
    public void What_is_not_one_json_object_is_refused_with_its_place(string line, int position) => RequireRefusal(line, "json", position);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        byte[] line = [.. "{\"asset\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var refusal = Assert.Throws<InvalidEventException>(() => EventJson.Read(line));

        Assert.Equal(("json", 11), (refusal.Column, refusal.Position));
    }

    [Fact]
    public void A_refusal_speaks_of_the_column_and_not_of_the_parser()
    {
        var refusal = Assert.Throws<InvalidEventException>(() => Read("""{"asset":"A","""));

        Assert.DoesNotContain("LineNumber", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Path:", refusal.Message, StringComparison.Ordinal);
    }

    private static EventFields Read(string line) => EventJson.Read(Make.Utf8(line));

    private static void RequireRefusal(string line, string column, int position)
    {
        var refusal = Assert.Throws<InvalidEventException>(() => Read(line));

        Assert.Equal((column, position), (refusal.Column, refusal.Position));
    }
}
