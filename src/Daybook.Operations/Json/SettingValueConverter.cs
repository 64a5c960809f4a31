using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Operations.Json;

/// <summary>A setting's value, of the JSON type that suits it.</summary>
internal sealed class SettingValueConverter : JsonConverter<object>
{
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable<string> words:
                writer.WriteStartArray();
                foreach (var word in words)
                    writer.WriteStringValue(word);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
