using System.CommandLine;
using Daybook.Cli.Output;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook trace</c>.</summary>
internal sealed class TraceVerb : Verb
{
    private readonly Argument<string> _id = new("id") { HelpName = "ID", Description = "The trace's id" };

    public TraceVerb(Terminal terminal)
        : base(
            terminal,
            "trace",
            "Show one operation with everything below it as a tree with durations.",
            "daybook trace 0198c1de-7a31-7cc2-a4c8-3d2f5e1b9a70",
            "daybook trace 0198c1de-7a31-7cc2-a4c8-3d2f5e1b9a70 --json") =>
        Add(_id);

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var id = run.Get(_id)!;
        if (id.Length == 0)
            throw new MisuseException("ID: a trace's id is not empty");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var trace = await reader.GetTraceAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)
            ?? throw new MisuseException($"{run.JournalPath} has no event of the trace '{id}'");
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => TraceView.WriteJson(writer, trace));
        else
            run.Screen.Tree(TraceView.Tree(trace));
        return ExitCode.Fine;
    }
}
