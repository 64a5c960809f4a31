using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Queries;

/// <summary>Single facts out of an event's metadata. What is absent, of another JSON kind or unreadable is null: events are evidence, and reading them never fails.</summary>
public static class MetadataFacts
{
    /// <summary>The text under a key of the outermost object.</summary>
    public static string? Text(this PortfolioEvent portfolioEvent, string key) =>
        Read(portfolioEvent, key, value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    /// <summary>The finite number under a key of the outermost object.</summary>
    public static double? Number(this PortfolioEvent portfolioEvent, string key) =>
        Read<double?>(portfolioEvent, key, value => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null);

    /// <summary>The boolean under a key of the outermost object.</summary>
    public static bool? Flag(this PortfolioEvent portfolioEvent, string key) =>
        Read<bool?>(portfolioEvent, key, value => value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        });

    /// <summary>Opens the metadata for several reads; false when there is none or its stored bytes are not JSON any more. The caller disposes the document.</summary>
    internal static bool TryOpen(PortfolioEvent portfolioEvent, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (portfolioEvent.Metadata is not { } metadata)
            return false;
        try
        {
            document = metadata.ToDocument();
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            // Damaged bytes are verify's to report; here they say nothing.
            return false;
        }
    }

    /// <summary>A JSON value as people read it: a text without quotes, anything else as it is written; null for JSON null and for text that is not well formed.</summary>
    internal static string? Display(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Undefined or JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which only damaged bytes can hold.
            return null;
        }
    }

    private static T? Read<T>(PortfolioEvent portfolioEvent, string key, Func<JsonElement, T?> read)
    {
        if (!TryOpen(portfolioEvent, out var document))
            return default;
        using (document)
        {
            try
            {
                return document.RootElement.TryGetProperty(key, out var value) ? read(value) : default;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, which only damaged bytes can hold.
                return default;
            }
        }
    }
}
