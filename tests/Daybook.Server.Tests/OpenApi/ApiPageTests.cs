using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server.Http;
using Daybook.Server.OpenApi;
using Daybook.Tests.Shared;

namespace Daybook.Server.Tests.OpenApi;

/// <summary>The reference of the API lists what its description has. With DAYBOOK_WRITE_GOLDEN=1 the list is written anew.</summary>
public sealed class ApiPageTests
{
    private const string Begin = "<!-- generated: routes -->\n";
    private const string End = "<!-- /generated -->";

    [Fact]
    public void The_reference_lists_every_route_parameter_and_code()
    {
        var file = Path.Combine(Repository.Root, "docs", "reference", "api.md");
        var page = File.ReadAllText(file);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = Routes();
        if (page[from..to] != expected && Environment.GetEnvironmentVariable("DAYBOOK_WRITE_GOLDEN") == "1")
            File.WriteAllText(file, page[..from] + expected + page[to..]);
        Assert.Equal(expected, page[from..to]);
    }

    private static string Routes()
    {
        var text = new StringBuilder();
        foreach (var (path, operations) in OpenApiDocument.Of("/")["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                text.Append($"\n### {method.ToUpperInvariant()} {path}\n\n{operation!["summary"]}\n");
                var parameters = operation["parameters"]!.AsArray().Where(parameter => (string)parameter!["name"]! != "journal").ToList();
                if (parameters.Count > 0)
                    text.Append("\n| parameter | meaning |\n|---|---|\n");
                foreach (var parameter in parameters)
                    text.Append($"| `{parameter!["name"]}` | {parameter["description"]}{Place(parameter)} |\n");
            }
        }

        return text.Append($"\n### Codes of problems\n\n{string.Join(", ", ProblemCodes.All.Select(code => $"`{code}`"))}\n\n").ToString();
    }

    private static string Place(JsonNode parameter) => (string)parameter["in"]! switch
    {
        "path" => " (in the path)",
        "header" => " (a header)",
        _ => string.Empty,
    };
}
