using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Events;

namespace Daybook.Operations.Json;

/// <summary>Times as everywhere in Daybook: ISO 8601 in UTC, with as many digits of the second as it needs.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsoTime.TryParse(reader.GetString(), out var time) ? time : throw new JsonException("The text is not an ISO 8601 time.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(IsoTime.Format(value));
}
