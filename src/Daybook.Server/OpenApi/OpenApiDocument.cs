using System.Text.Json.Nodes;
using Daybook.Operations.Recording;
using Daybook.Server.Api;
using Daybook.Server.Exporting;
using Daybook.Server.Recording;
using Daybook.Server.Streaming;
using Daybook.Server.Telemetry;

namespace Daybook.Server.OpenApi;

/// <summary>The API as an OpenAPI 3.1 document, made from the same tables as its routes.</summary>
internal static class OpenApiDocument
{
    private const string Json = "application/json";

    private static readonly ApiParameter s_journal = new("journal", "The journal's name") { IsInPath = true };
    private static readonly Lazy<JsonObject> s_document = new(Make);

    /// <summary>The document.</summary>
    /// <param name="server">What every address begins with.</param>
    public static JsonObject Of(string server)
    {
        var document = (JsonObject)s_document.Value.DeepClone();
        document["servers"] = new JsonArray(new JsonObject { ["url"] = server });
        return document;
    }

    private static JsonObject Make()
    {
        var schemas = new AnswerSchemas();
        var paths = new JsonObject
        {
            ["/api/journals"] = Get("journals", "The journals that are served, and how each stands.", [], Content(Json, AnswerSchemas.Journals)),
            ["/api/openapi.json"] = Get("openapi", "This document.", [], Content(Json, new JsonObject { ["type"] = "object" }), canBeRefused: false),
            ["/" + HealthRoute.Path] = Health(),
        };
        foreach (var question in ApiQuestions.All)
            paths[$"/api/journals/{{journal}}/{question.Path}"] = Get(NameOf(question.Path), question.Summary, [s_journal, .. question.Parameters], Content(Json, schemas.Of(question.Answer)));
        paths[Under(StreamRoute.Path)] = Get("stream", StreamRoute.Summary, [s_journal, .. StreamRoute.Parameters], Content("text/event-stream", Text()));
        paths[Under(ExportRoute.Path)] = Get("export", ExportRoute.Summary, [s_journal, .. ExportRoute.Parameters], new JsonObject(ExportRoute.MediaTypes.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject()))));
        ((JsonObject)paths[Under(RecordRoute.Path)]!)["post"] = Record(schemas);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Daybook",
                ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3),
                ["description"] = "Questions about the journals of systematic portfolios, their live streams, and the way to record into them.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All(),
                ["responses"] = new JsonObject
                {
                    ["Problem"] = new JsonObject { ["description"] = "What is wrong, and what to do.", ["content"] = Content("application/problem+json", AnswerSchemas.Reference("Problem")) },
                },
            },
        };
    }

    private static JsonObject Get(string name, string summary, IReadOnlyList<ApiParameter> parameters, JsonObject content, bool canBeRefused = true) => new()
    {
        ["get"] = Operation(name, summary, parameters, "200", content, canBeRefused),
    };

    private static JsonObject Health()
    {
        var path = Get("health", "Whether every journal can be read: 200 when all can, 503 when one cannot.", [], Content(Json, AnswerSchemas.Health), canBeRefused: false);
        path["get"]!["responses"]!["503"] = new JsonObject { ["description"] = "A journal cannot be read.", ["content"] = Content(Json, AnswerSchemas.Health) };
        return path;
    }

    private static JsonObject Record(AnswerSchemas schemas)
    {
        var operation = Operation("record", RecordRoute.Summary, [s_journal, .. RecordRoute.Parameters], "201", Content(Json, schemas.Of(typeof(RecordedTogetherAnswer))), canBeRefused: true);
        ((JsonArray)operation["parameters"]!).Add(new JsonObject
        {
            ["name"] = RecordRoute.IdempotencyKey,
            ["in"] = "header",
            ["description"] = "Names this request and its repetitions, 1 to 256 characters: a repetition adds nothing and is answered as the first",
            ["schema"] = Text(),
        });
        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["description"] = "Events under the names of an event's columns: one object, an array, or lines. 'id' and 'recorded' are passed over; 'actor' is who makes the request.",
            ["content"] = new JsonObject(RecordRoute.Forms.Select(form => KeyValuePair.Create(form.Key, (JsonNode?)new JsonObject { ["schema"] = form.Value == RecordForm.Document ? new JsonObject { ["type"] = new JsonArray("object", "array") } : Text() }))),
        };
        return operation;
    }

    private static JsonObject Operation(string name, string summary, IReadOnlyList<ApiParameter> parameters, string status, JsonObject content, bool canBeRefused)
    {
        var responses = new JsonObject { [status] = new JsonObject { ["description"] = summary, ["content"] = content } };
        if (canBeRefused)
            responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        return new JsonObject { ["operationId"] = name, ["summary"] = summary, ["parameters"] = new JsonArray([.. parameters.Select(Parameter)]), ["responses"] = responses };
    }

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var schema = parameter.Kind switch
        {
            ApiParameterKind.Whole => new JsonObject { ["type"] = "integer" },
            ApiParameterKind.Flag => new JsonObject { ["type"] = "boolean" },
            ApiParameterKind.Word => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. parameter.Words.Select(word => JsonValue.Create(word))]) },
            _ => Text(),
        };
        if (parameter.Least != long.MinValue)
            schema["minimum"] = parameter.Least;
        if (parameter.Most != long.MaxValue)
            schema["maximum"] = parameter.Most;
        if (parameter.IsList)
            schema = new JsonObject { ["type"] = "array", ["items"] = schema };
        var described = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.IsInPath ? "path" : "query", ["description"] = parameter.Description, ["schema"] = schema };
        if (parameter.IsInPath)
            described["required"] = true;
        return described;
    }

    private static string Under(string path) => $"/api/journals/{{journal}}/{path}";

    private static string NameOf(string path) => path.Replace("/{id}", "_by_id", StringComparison.Ordinal);

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Content(string type, JsonObject schema) => new() { [type] = new JsonObject { ["schema"] = schema } };
}
