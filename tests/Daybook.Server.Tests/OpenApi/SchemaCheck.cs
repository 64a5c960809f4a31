using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Server.Tests.OpenApi;

/// <summary>Whether a document is what a schema says: types, members, words, items, references and alternatives. A member that the schema does not name is a fault.</summary>
internal static class SchemaCheck
{
    /// <summary>What a reference leads to; null: nowhere.</summary>
    public static JsonNode? Resolve(JsonNode root, string reference)
    {
        var node = (JsonNode?)root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node switch
            {
                JsonObject parent => parent[part],
                JsonArray array when int.TryParse(part, out var at) && at < array.Count => array[at],
                _ => null,
            };
        return node;
    }

    /// <summary>What is wrong.</summary>
    public static List<string> Faults(JsonNode root, JsonNode schema, JsonNode? value, string place = "$")
    {
        if (schema is not JsonObject rules)
            return [];
        if (rules["$ref"] is { } reference)
            return Faults(root, Resolve(root, (string)reference!)!, value, place);
        if (rules["anyOf"] is JsonArray alternatives)
        {
            var tried = alternatives.Select(one => Faults(root, one!, value, place)).ToList();
            return tried.Exists(faults => faults.Count == 0) ? [] : tried[0];
        }

        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        if (rules["type"] is { } type && !Types(type).Any(one => Is(one, value, kind)))
            return [$"{place}: a {Word(kind)}, not {string.Join(" or ", Types(type))}"];
        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
            return [$"{place}: {value} is none of its words"];
        var faults = new List<string>();
        if (value is JsonArray items && rules["items"] is { } item)
            faults.AddRange(items.SelectMany((one, at) => Faults(root, item, one, $"{place}[{at}]")));
        if (value is JsonObject members)
        {
            faults.AddRange((rules["required"] as JsonArray ?? []).Select(one => (string)one!).Where(name => !members.ContainsKey(name)).Select(name => $"{place}: '{name}' is missing"));
            foreach (var (name, member) in members)
            {
                if (rules["properties"]?[name] is { } named)
                    faults.AddRange(Faults(root, named, member, $"{place}.{name}"));
                else if (rules["additionalProperties"] is { } others)
                    faults.AddRange(Faults(root, others, member, $"{place}.{name}"));
                else if (rules["properties"] is not null)
                    faults.Add($"{place}: '{name}' is in no schema");
            }
        }

        return faults;
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!];

    private static bool Is(string type, JsonNode? value, JsonValueKind kind) => type switch
    {
        "null" => kind == JsonValueKind.Null,
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "integer" => kind == JsonValueKind.Number && value!.GetValue<JsonElement>().TryGetInt64(out _),
        "number" => kind == JsonValueKind.Number,
        _ => false,
    };

    private static string Word(JsonValueKind kind) => kind.ToString().ToLowerInvariant();
}
