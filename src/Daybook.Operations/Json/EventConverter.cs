using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Events;

namespace Daybook.Operations.Json;

/// <summary>Events under the reference's column names (<see cref="EventJson"/>).</summary>
internal sealed class EventConverter : JsonConverter<PortfolioEvent>
{
    public override PortfolioEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, PortfolioEvent value, JsonSerializerOptions options) => EventJson.Write(writer, value);
}
