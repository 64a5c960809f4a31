using System.Text;
using Daybook.Cli.Output;
using Daybook.Events;
using Daybook.Operations.Catalogue;

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
            run.WriteJson(CatalogueOperation.Run());
        }
        else
        {
            // The document is the tool's own text: it is printed as it is.
            run.Terminal.Output.Write(Encoding.UTF8.GetBytes(EventCatalogueDocument.ToMarkdown()));
            run.Terminal.Output.Flush();
        }

        return Task.FromResult(ExitCode.Fine);
    }
}
