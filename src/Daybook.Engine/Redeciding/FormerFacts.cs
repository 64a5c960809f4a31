using System.Buffers;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Engine.Redeciding;

/// <summary>What a regime's context once said and no decision ever read. It is recorded no longer, and passed over where a recorded decision is compared with one that was made again.</summary>
internal static class FormerFacts
{
    private static readonly string[] Keys =
        ["volatility_adjustment", "regime_volatility", "trending_threshold_adjustment", "base_size_adjustment", "volatility_factor"];

    /// <summary>The metadata as text, without such facts.</summary>
    public static string? Text(PortfolioEvent recorded)
    {
        if (recorded.Metadata is not { } metadata || !recorded.Type.Equals(EventTypes.RegimeContextGenerated) || metadata.Utf8.Span.IndexOf("\"volatility_adjustment\""u8) < 0)
            return recorded.Metadata?.ToString();
        using var facts = metadata.ToDocument();
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            Write(facts.RootElement, writer);
        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var fact in element.EnumerateObject().Where(fact => !Keys.Contains(fact.Name, StringComparer.Ordinal)))
        {
            writer.WritePropertyName(fact.Name);
            if (fact.NameEquals("parameters") && fact.Value.ValueKind == JsonValueKind.Object)
                Write(fact.Value, writer);
            else
                fact.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
