using System.Text;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Events;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook catalogue</c>.</summary>
internal sealed class CatalogueVerb(Terminal terminal) : Verb(
    terminal,
    "catalogue",
    "Print every event type that Daybook knows, as Markdown or JSON.",
    "daybook catalogue > docs/reference/events.md",
    "daybook catalogue --json")
{
    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Json)
        {
            JsonOutput.Document(run.Terminal, WriteJson);
        }
        else
        {
            // The document is the tool's own text: it is printed as it is.
            run.Terminal.Output.Write(Encoding.UTF8.GetBytes(EventCatalogueDocument.ToMarkdown()));
            run.Terminal.Output.Flush();
        }

        return Task.FromResult(ExitCode.Fine);
    }

    private static void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("types");
        foreach (var type in EventTypes.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", type.Name);
            writer.WriteString("category", type.Category.Name);
            writer.WriteString("severity", type.Severity.ToString().ToLowerInvariant());
            writer.WriteString("description", type.Description);
            writer.WriteStartArray("actions");
            foreach (var action in type.Actions)
                writer.WriteStringValue(action);
            writer.WriteEndArray();
            writer.WriteStartArray("metadata");
            foreach (var key in type.MetadataKeys)
                writer.WriteStringValue(key.Name);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
