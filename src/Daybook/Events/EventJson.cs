using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Daybook.Events;

/// <summary>
/// Events as JSON objects under the reference's column names: <c>id timestamp event_type event_category trace_id session_id asset regime action reason
/// score_before score_after size_before size_after portfolio_allocation active_positions metadata execution_time_ms</c>, then <c>recorded actor origin</c>.
/// </summary>
public static class EventJson
{
    /// <summary>Writes one event. Every column is written, null where it is absent.</summary>
    public static void Write(Utf8JsonWriter writer, PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        writer.WriteStartObject();
        writer.WriteNumber("id", portfolioEvent.Id);
        writer.WriteString("timestamp", IsoTime.Format(portfolioEvent.OccurredAt));
        writer.WriteString("event_type", portfolioEvent.Type.Name);
        writer.WriteString("event_category", portfolioEvent.Category.Name);
        writer.WriteString("trace_id", portfolioEvent.TraceId);
        writer.WriteString("session_id", portfolioEvent.SessionId);
        writer.WriteString("asset", portfolioEvent.Asset);
        writer.WriteString("regime", portfolioEvent.Regime);
        writer.WriteString("action", portfolioEvent.Action);
        writer.WriteString("reason", portfolioEvent.Reason);
        WriteNumber(writer, "score_before", portfolioEvent.ScoreBefore);
        WriteNumber(writer, "score_after", portfolioEvent.ScoreAfter);
        WriteNumber(writer, "size_before", portfolioEvent.SizeBefore);
        WriteNumber(writer, "size_after", portfolioEvent.SizeAfter);
        WriteNumber(writer, "portfolio_allocation", portfolioEvent.PortfolioAllocation);
        if (portfolioEvent.ActivePositions is { } positions)
            writer.WriteNumber("active_positions", positions);
        else
            writer.WriteNull("active_positions");
        writer.WritePropertyName("metadata");
        if (portfolioEvent.Metadata is { } metadata)
            writer.WriteRawValue(metadata.Utf8.Span, skipInputValidation: true);
        else
            writer.WriteNullValue();
        WriteNumber(writer, "execution_time_ms", portfolioEvent.ExecutionTimeMs);
        writer.WriteString("recorded", IsoTime.Format(portfolioEvent.RecordedAt));
        writer.WriteString("actor", portfolioEvent.Actor);
        writer.WriteString("origin", portfolioEvent.Origin);
        writer.WriteEndObject();
    }

    /// <summary>One event as a line of JSON, without the line's end.</summary>
    public static string ToLine(PortfolioEvent portfolioEvent)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, portfolioEvent);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>
    /// Reads one event's columns from a JSON object. Columns may be absent or null; a column of another name is refused, since it could not be kept.
    /// The type is a foreign one wherever name and category are not the catalogue's; without a category it is <see cref="EventCategory.System"/>
    /// (the reference's rule: <c>error</c> when the type's name contains that word) unless the catalogue knows the type.
    /// </summary>
    /// <exception cref="InvalidEventException">The text is not such an object; the message names the column, <see cref="InvalidEventException.Position"/> the place.</exception>
    public static EventFields Read(ReadOnlySpan<byte> utf8) => new EventJsonReader(utf8).Read();

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
