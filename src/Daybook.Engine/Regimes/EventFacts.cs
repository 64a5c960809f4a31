using System.Text.Json;
using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes;

/// <summary>
/// Facts out of an event's metadata, nested ones too. What is absent, of another kind or damaged is null: events are evidence, and reading them never fails.
/// </summary>
internal readonly struct EventFacts
{
    private readonly JsonElement _object;

    private EventFacts(JsonElement element) => _object = element;

    public static EventFacts Of(PortfolioEvent source)
    {
        if (source.Metadata is not { } metadata)
            return default;
        try
        {
            using var document = metadata.ToDocument();
            return new EventFacts(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Damaged bytes are verify's to report; here they say nothing.
            return default;
        }
    }

    public double? Number(string key) =>
        Find(key, JsonValueKind.Number) is { } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A whole number; a fraction is cut off.</summary>
    public int? Whole(string key) => Number(key) is { } number and > int.MinValue and < int.MaxValue ? (int)number : null;

    public bool? Flag(string key) => Find(key, JsonValueKind.True) is not null ? true : Find(key, JsonValueKind.False) is not null ? false : null;

    public string? Text(string key)
    {
        try
        {
            return Find(key, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which only damaged bytes can hold.
            return null;
        }
    }

    public DateTimeOffset? Time(string key) => IsoTime.TryParse(Text(key), out var time) ? time : null;

    public MarketRegime? Regime(string key) => MarketRegime.TryParse(Text(key), out var regime) ? regime : null;

    public EventFacts? Object(string key) => Find(key, JsonValueKind.Object) is { } nested ? new EventFacts(nested) : null;

    private JsonElement? Find(string key, JsonValueKind kind)
    {
        try
        {
            return _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(key, out var value) && value.ValueKind == kind ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
