using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Decisions;

namespace Daybook.Operations.Json;

/// <summary>What a decision went by, as the number, text or flag that it is.</summary>
internal sealed class DecisionValueConverter : JsonConverter<DecisionValue>
{
    public override DecisionValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, DecisionValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else if (value.Flag is { } flag)
            writer.WriteBooleanValue(flag);
        else
            writer.WriteStringValue(value.Text);
    }
}
