using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Filters;

namespace Daybook.Operations.Json;

/// <summary>Comparisons as filters write them: <c>&gt;=</c>.</summary>
internal sealed class CompareConverter : JsonConverter<CompareOperator>
{
    public override CompareOperator Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, CompareOperator value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToSymbol());
}
