using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Operations.Json;

namespace Daybook.Server.Access.Own;

/// <summary>How keys are written: one JSON document that people can read.</summary>
internal static class KeyFileFormat
{
    /// <summary>Writes keys.</summary>
    public static void Write(Stream stream, IReadOnlyList<ApiKey> keys)
    {
        JsonSerializer.Serialize(stream, new KeyDocument([.. keys.Select(key => new KeyEntry(key.Name, Roles.Word(key.Role), key.Sha256, key.Created, key.Revoked))]), KeyFileJson.Default.KeyDocument);
        stream.Write("\n"u8);
    }

    /// <summary>Reads keys.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="KeyFileException">They are no keys.</exception>
    public static IReadOnlyList<ApiKey> Parse(string path, byte[] bytes)
    {
        KeyDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(bytes, KeyFileJson.Default.KeyDocument);
        }
        catch (JsonException error)
        {
            throw new KeyFileException($"{path}, line {(error.LineNumber ?? 0) + 1}: this is no file of keys, so no key is valid: {error.Message}", error);
        }

        return [.. (document?.Keys ?? throw new KeyFileException($"{path} has no list 'keys', so no key is valid")).Select((entry, at) => Key(path, at, entry))];
    }

    private static ApiKey Key(string path, int at, KeyEntry entry)
    {
        if (KeyNames.WhyNot(entry.Name) is { } wrong)
            throw Bad(wrong);
        if (Roles.Of(entry.Role) is not { } role)
            throw Bad($"role '{entry.Role}' is not one of {string.Join(", ", Roles.Words)}");
        if (entry.Sha256 is not { Length: 64 } digest || !digest.All(char.IsAsciiHexDigitLower))
            throw Bad("sha256 is not 64 hex digits");
        return new ApiKey(entry.Name, role, digest, entry.Created, entry.Revoked);

        KeyFileException Bad(string what) => new($"{path}, key {at + 1}: {what}, so no key is valid; correct it, or make the keys anew");
    }
}

/// <summary>The file.</summary>
internal sealed record KeyDocument(IReadOnlyList<KeyEntry> Keys);

/// <summary>One key in it.</summary>
internal sealed record KeyEntry(string Name, string Role, string Sha256, DateTimeOffset Created, DateTimeOffset? Revoked);

/// <summary>The file's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(TimeConverter)],
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
