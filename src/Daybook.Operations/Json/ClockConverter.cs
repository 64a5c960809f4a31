using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Operations.Json;

/// <summary>Times of the day in a market's time zone, as <c>09:30</c>.</summary>
internal sealed class ClockConverter : JsonConverter<TimeOnly>
{
    private const string Form = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new JsonException("The text is not a time of the day such as 09:30.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
