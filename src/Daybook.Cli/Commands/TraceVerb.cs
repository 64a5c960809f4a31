using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Traces;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook trace</c>.</summary>
internal sealed class TraceVerb : Verb
{
    private readonly Argument<string> _id = new("id") { HelpName = "ID", Description = "The trace's id" };

    public TraceVerb(Terminal terminal)
        : base(
            terminal,
            "trace",
            "Show one operation and its nested operations as a tree with durations.",
            "daybook trace 0198c1de-7a31-7cc2-a4c8-3d2f5e1b9a70",
            "daybook trace 0198c1de-7a31-7cc2-a4c8-3d2f5e1b9a70 --json") =>
        Add(_id);

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answer = await TraceOperation.RunAsync(run.Context, new TraceRequest { Id = run.Get(_id)! }, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            run.Screen.Tree(TraceView.Tree(answer));
        return ExitCode.Fine;
    }
}
