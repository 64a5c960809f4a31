using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Engine.Lifecycle;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Portfolios;

/// <summary>A portfolio's fold as JSON, deflated: what snapshots hold. Whoever changes its shape raises <see cref="PortfolioProjection.Version"/>.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters =
    [
        typeof(RegimeConverter), typeof(ByAssetConverter<CoreAsset>), typeof(ByAssetConverter<GraceEntry>), typeof(ByAssetConverter<HeldPosition>), typeof(ByAssetConverter<WhipsawHistory>),
        typeof(ByAssetConverter<TrackedPosition>), typeof(ByAssetConverter<IntendedTrade>), typeof(ByAssetConverter<PortfolioPrice>), typeof(SessionsConverter), typeof(CycleConverter),
    ])]
[JsonSerializable(typeof(PortfolioFold))]
internal sealed partial class PortfolioJson : JsonSerializerContext
{
    /// <summary>The fold as bytes.</summary>
    public static byte[] Write(PortfolioFold fold)
    {
        using var bytes = new MemoryStream();
        using (var deflated = new DeflateStream(bytes, CompressionLevel.Fastest))
            JsonSerializer.Serialize(deflated, fold, Default.PortfolioFold);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static PortfolioFold Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var deflated = new DeflateStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(deflated, Default.PortfolioFold) ?? throw new InvalidDataException("The state is null.");
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"The state cannot be read: {error.Message}", error);
        }
    }
}

/// <summary>A regime by its name.</summary>
internal sealed class RegimeConverter : JsonConverter<MarketRegime>
{
    public override MarketRegime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MarketRegime.Parse(reader.GetString() ?? string.Empty);

    public override void Write(Utf8JsonWriter writer, MarketRegime value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}

/// <summary>A completed cycle as four numbers, its times in ticks: a long replay has thousands of them.</summary>
internal sealed class CycleConverter : JsonConverter<WhipsawCycle>
{
    public override WhipsawCycle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<long> numbers = stackalloc long[4];
        foreach (ref var number in numbers)
        {
            reader.Read();
            number = reader.GetInt64();
        }

        reader.Read();
        return new WhipsawCycle(new DateTimeOffset(numbers[0], TimeSpan.Zero), new DateTimeOffset(numbers[1], TimeSpan.Zero), numbers[2], numbers[3]);
    }

    public override void Write(Utf8JsonWriter writer, WhipsawCycle value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in (ReadOnlySpan<long>)[value.OpenedAt.UtcTicks, value.ClosedAt.UtcTicks, value.OpenEvent, value.CloseEvent])
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}

/// <summary>The sessions, compared character by character.</summary>
internal sealed class SessionsConverter : JsonConverter<ImmutableHashSet<string>>
{
    public override ImmutableHashSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var sessions = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            sessions.Add(reader.GetString()!);
        return sessions.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableHashSet<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var session in value.Order(StringComparer.Ordinal))
            writer.WriteStringValue(session);
        writer.WriteEndArray();
    }
}

/// <summary>What is known by asset, in the order of the names, character by character.</summary>
internal sealed class ByAssetConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
{
    public override ImmutableSortedDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var known = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var asset = reader.GetString()!;
            reader.Read();
            known[asset] = JsonSerializer.Deserialize(ref reader, value) ?? throw new JsonException($"What is known of '{asset}' is null.");
        }

        return known.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options)
    {
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartObject();
        foreach (var (asset, known) in value)
        {
            writer.WritePropertyName(asset);
            JsonSerializer.Serialize(writer, known, type);
        }

        writer.WriteEndObject();
    }
}
