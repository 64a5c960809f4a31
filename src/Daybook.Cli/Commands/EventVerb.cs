using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.EventDetails;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook event</c>.</summary>
internal sealed class EventVerb : Verb
{
    private readonly Argument<long?> _id = new("id") { HelpName = "ID", Description = "The event's id", Arity = ArgumentArity.ExactlyOne, CustomParser = Limits.Count() };

    public EventVerb(Terminal terminal)
        : base(terminal, "event", "Show one event with every column, its metadata, its session and its operation.", "daybook event 42", "daybook event 42 --json") =>
        Add(_id);

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answer = await EventOperation.RunAsync(run.Context, new EventRequest { Id = run.Get(_id)!.Value }, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            run.Screen.Tree(EventView.Tree(answer));
        return ExitCode.Fine;
    }
}
