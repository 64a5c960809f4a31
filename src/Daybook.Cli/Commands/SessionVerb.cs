using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Sessions;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook session</c>.</summary>
internal sealed class SessionVerb : Verb
{
    private readonly Argument<string?> _id = new("id") { HelpName = "ID", Description = "The session's id or its beginning; without it the recent sessions are listed", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many sessions to list (default: 20)", DefaultValueFactory = _ => 20 };

    public SessionVerb(Terminal terminal)
        : base(
            terminal,
            "session",
            "List the recent sessions, or show everything that happened in one.",
            "daybook session",
            "daybook session rebalance-2025-03-05",
            "daybook session --limit 5 --json")
    {
        Add(_id);
        _limit.CustomParser = Limits.Between(1, 1_000);
        Add(_limit);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_id) is { } id)
            Show(run, await SessionOperation.RunAsync(run.Context, new SessionRequest { Id = id }, cancellationToken).ConfigureAwait(false));
        else
            Show(run, await SessionOperation.ListAsync(run.Context, new SessionsRequest { Limit = run.Get(_limit) }, cancellationToken).ConfigureAwait(false));
        return ExitCode.Fine;
    }

    private static void Show(Invocation run, SessionAnswer answer)
    {
        if (run.Json)
            run.WriteJson(answer);
        else
            SessionView.Show(run.Screen, answer);
    }

    private static void Show(Invocation run, SessionsAnswer answer)
    {
        if (run.Json)
            run.WriteJson(answer);
        else if (answer.Sessions.Count == 0)
            run.Say("no sessions are recorded");
        else
            SessionView.ShowList(run.Screen, answer.Sessions);
    }
}
