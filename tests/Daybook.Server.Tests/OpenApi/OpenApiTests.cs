using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Daybook.Contract.Making;
using Daybook.Server.Api;
using Daybook.Server.Exporting;
using Daybook.Server.Http;
using Daybook.Server.OpenApi;
using Daybook.Server.Recording;
using Daybook.Server.Streaming;
using Daybook.Server.Tests.Support;
using Daybook.Tests.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Tests.OpenApi;

/// <summary>The API's description says what there is.</summary>
public sealed partial class OpenApiTests
{
    private static readonly Lazy<JsonObject> s_document = new(() => OpenApiDocument.Of("/"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Questions => [.. ApiQuestions.All.Select(question => question.Path)];

    [Fact]
    public async Task Every_route_of_the_API_is_in_the_document_and_no_other()
    {
        await using var server = await RunningServer.StartAsync();
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => route.Contains(" /api/", StringComparison.Ordinal) || route.EndsWith(" /health", StringComparison.Ordinal));
        var described = Paths().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));
        Assert.Equal(routes.Distinct().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_document_is_served_and_says_where()
    {
        await using var server = await RunningServer.StartAsync(prefix: "/daybook");
        var served = JsonNode.Parse(await server.Client.GetStringAsync("/daybook/api/openapi.json", Token))!;
        Assert.Equal(("3.1.1", "/daybook"), ((string)served["openapi"]!, (string)served["servers"]![0]!["url"]!));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_questions_parameters_are_those_that_it_takes(string path) =>
        AssertParameters(path, "get", ApiQuestions.All.Single(question => question.Path == path).Parameters);

    [Fact]
    public void The_parameters_of_stream_export_and_recording_are_those_that_they_take()
    {
        AssertParameters(StreamRoute.Path, "get", StreamRoute.Parameters);
        AssertParameters(ExportRoute.Path, "get", ExportRoute.Parameters);
        AssertParameters(RecordRoute.Path, "post", RecordRoute.Parameters);
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var reference in References(s_document.Value))
            Assert.NotNull(SchemaCheck.Resolve(s_document.Value, reference));
    }

    [Theory]
    [InlineData("events", "query.json")]
    [InlineData("events/{id}", "event.json")]
    [InlineData("decisions", "decisions.json")]
    [InlineData("timeline", "timeline.json")]
    [InlineData("sessions", "sessions.json")]
    [InlineData("sessions/{id}", "session.json")]
    [InlineData("traces/{id}", "trace.json")]
    [InlineData("stats", "stats.json")]
    [InlineData("explain", "explain-decision.json")]
    [InlineData("explain", "explain-nothing.json")]
    [InlineData("state", "state.json")]
    [InlineData("audit", "audit.json")]
    [InlineData("verify", "verify-findings.json")]
    [InlineData("doctor", "doctor.json")]
    public void An_answer_is_what_its_schema_says(string path, string golden)
    {
        var answer = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Daybook.Operations.Tests", "Golden", golden)));
        var schema = Paths()[$"/api/journals/{{journal}}/{path}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        Assert.Empty(SchemaCheck.Faults(s_document.Value, schema, answer));
    }

    [Fact]
    public async Task What_is_recorded_what_is_refused_and_how_the_server_stands_are_what_their_schemas_say()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([Make.Note()], cancellationToken: Token));
        await CheckAsync("/api/journals", Paths()["/api/journals"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!);
        await CheckAsync("/health", Paths()["/health"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!);
        await CheckAsync("/api/journals/a/events?filter=asset%20%3D", new JsonObject { ["$ref"] = "#/components/schemas/Problem" });

        async Task CheckAsync(string address, JsonNode schema)
        {
            using var response = await server.Client.GetAsync(address, Token);
            Assert.Empty(SchemaCheck.Faults(s_document.Value, schema, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))));
        }
    }

    [Fact]
    public void A_document_that_lacks_a_member_or_has_another_type_is_none()
    {
        var schema = new JsonObject { ["$ref"] = "#/components/schemas/Problem" };
        Assert.Equal(["$.status: a string, not integer", "$: 'code' is missing"], SchemaCheck.Faults(s_document.Value, schema, JsonNode.Parse("""{"type":"x","title":"x","status":"x","detail":"x"}""")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_of_a_problem_is_listed()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Daybook.Server"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(ProblemCodes.All));
        Assert.Equal(ProblemCodes.All.Distinct(), ProblemCodes.All);
    }

    [GeneratedRegex("new Problem\\([^,;]+, \"([a-z_]+)\"", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Code();

    private static JsonObject Paths() => s_document.Value["paths"]!.AsObject();

    private static void AssertParameters(string path, string method, IReadOnlyList<ApiParameter> parameters)
    {
        var described = Paths()[$"/api/journals/{{journal}}/{path}"]![method]!["parameters"]!.AsArray().Where(one => (string)one!["in"]! != "header").Select(one => (string)one!["name"]!);
        Assert.Equal(["journal", .. parameters.Select(parameter => parameter.Name)], described);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(child => child.Key == "$ref" ? [(string)child.Value!] : References(child.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
