using System.Text.Json;
using Daybook.Events;

namespace Daybook.Tests.Recording.Support;

/// <summary>Reads metadata in tests.</summary>
internal static class Facts
{
    public static JsonElement Fact(this PortfolioEvent stored, string key)
    {
        using var document = stored.Metadata!.ToDocument();
        return document.RootElement.TryGetProperty(key, out var value) ? value.Clone() : default;
    }

    public static string? TextFact(this PortfolioEvent stored, string key) =>
        stored.Fact(key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
