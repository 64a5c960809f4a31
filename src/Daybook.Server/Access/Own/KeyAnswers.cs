using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Operations.Json;

namespace Daybook.Server.Access.Own;

/// <summary>What is said of keys, for programs.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record KeysAnswer(IReadOnlyList<KeyAnswer> Keys)
{
    /// <summary>What is said of these.</summary>
    public static KeysAnswer Of(IEnumerable<ApiKey> keys) => new([.. keys.Select(key => KeyAnswer.Of(key))]);

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, KeyAnswerJson.Default.KeysAnswer);
}

/// <summary>What is said of one key.</summary>
/// <param name="Id">What it is called in lists.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Revoked">Since when it is no longer valid; null: it is.</param>
internal sealed record KeyAnswer(string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? Revoked)
{
    /// <summary>The key's text, which is said once, when it is made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>What is said of this.</summary>
    public static KeyAnswer Of(ApiKey key, string? secret = null) => new(key.Id, key.Name, Roles.Word(key.Role), key.Created, key.Revoked) { Key = secret };

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, KeyAnswerJson.Default.KeyAnswer);
}

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(KeysAnswer))]
internal sealed partial class KeyAnswerJson : JsonSerializerContext;
