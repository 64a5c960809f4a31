using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Json;
using Daybook.Server.Http;

namespace Daybook.Server.OpenApi;

/// <summary>The JSON schemas of what is answered, made from the same metadata as the answers.</summary>
internal sealed class AnswerSchemas
{
    private const string Event = "Event";
    private const string Place = "#/components/schemas/";

    private static readonly JsonSchemaExporterOptions s_options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    private readonly JsonObject _all = new() { [Event] = EventSchema(), ["Problem"] = ProblemSchema() };

    /// <summary>The list of journals.</summary>
    public static JsonObject Journals => Object(("journals", List(Object(("name", Typed("string")), ("events?", Typed("integer")), ("epoch?", Typed("integer")), ("newest?", Time()), ("problem?", Typed("string"))))));

    /// <summary>How the server stands.</summary>
    public static JsonObject Health => Object(("status", Words("healthy", "unhealthy")), ("journals", List(Object(("name", Typed("string")), ("status", Words("healthy", "unhealthy")), ("code?", Typed("string"))))));

    /// <summary>A reference to a schema by its name.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = Place + name };

    /// <summary>A reference to the schema of an answer.</summary>
    /// <param name="answer">The answer's type.</param>
    public JsonObject Of(Type answer)
    {
        if (!_all.ContainsKey(answer.Name))
        {
            var schema = OperationsJson.Default.GetTypeInfo(answer)!.GetJsonSchemaAsNode(s_options);
            Anchor(schema, Place + answer.Name);
            _all[answer.Name] = schema;
        }

        return Reference(answer.Name);
    }

    /// <summary>All schemas that were asked for, by name.</summary>
    public JsonObject All() => _all;

    // What converters write by hand, the exporter cannot know.
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = System.Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable = type != context.TypeInfo.Type || context.PropertyInfo is { IsGetNullable: true };
        JsonObject? known = type == typeof(PortfolioEvent) ? Reference(Event)
            : type == typeof(DateTimeOffset) ? Time()
            : type == typeof(TimeOnly) ? Typed("string")
            : type == typeof(CompareOperator) ? Words([.. Enum.GetValues<CompareOperator>().Select(one => one.ToSymbol())])
            : type == typeof(DecisionValue) ? new JsonObject { ["type"] = new JsonArray("number", "boolean", "string") }
            : null;
        if (known is null)
            return WithoutAbsent(context, schema);
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(known, Typed("null")) } : known;
    }

    // A member that is left out when it is null is not required.
    private static JsonNode WithoutAbsent(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject type && type["required"] is JsonArray required)
        {
            var absent = context.TypeInfo.Properties
                .Where(property => property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault }, ..])
                .Select(property => property.Name);
            var always = required.Select(name => (string)name!).Except(absent, StringComparer.Ordinal).ToList();
            type["required"] = new JsonArray([.. always.Select(name => JsonValue.Create(name))]);
        }

        return schema;
    }

    /// <summary>References within a schema, told from the document that it becomes a part of.</summary>
    private static void Anchor(JsonNode? node, string place)
    {
        if (node is JsonArray array)
        {
            foreach (var one in array)
                Anchor(one, place);
        }
        else if (node is JsonObject parent)
        {
            if (parent["$ref"] is JsonValue reference && reference.GetValue<string>() is var target && !target.StartsWith(Place, StringComparison.Ordinal))
                parent["$ref"] = place + target[1..];
            foreach (var (_, child) in parent)
                Anchor(child, place);
        }
    }

    private static JsonObject EventSchema()
    {
        var text = Nullable("string");
        var number = Nullable("number");
        return Object(
            ("id", Typed("integer")),
            ("timestamp", Time()),
            ("event_type", Typed("string")),
            ("event_category", Typed("string")),
            ("trace_id", text), ("session_id", text), ("asset", text), ("regime", text), ("action", text), ("reason", text),
            ("score_before", number), ("score_after", number), ("size_before", number), ("size_after", number), ("portfolio_allocation", number),
            ("active_positions", Nullable("integer")),
            ("metadata", new JsonObject()),
            ("execution_time_ms", number),
            ("recorded", Time()),
            ("actor", text),
            ("origin", text));
    }

    private static JsonObject ProblemSchema() => Object(
        ("type", Typed("string")),
        ("title", Typed("string")),
        ("status", Typed("integer")),
        ("code", Words([.. ProblemCodes.All])),
        ("detail", Typed("string")),
        ("parameter?", Typed("string")),
        ("line?", Typed("integer")),
        ("column?", Typed("integer")));

    // A name with '?' may be absent.
    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> members)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (name, schema) in members)
        {
            properties[name.TrimEnd('?')] = schema.DeepClone();
            if (!name.EndsWith('?'))
                required.Add(name);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Nullable(string type) => new() { ["type"] = new JsonArray(type, "null") };

    private static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time" };

    private static JsonObject Words(params IReadOnlyList<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}
