using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook session</c>.</summary>
internal sealed class SessionVerb : Verb
{
    private readonly Argument<string?> _id = new("id") { HelpName = "ID", Description = "The session's id, or how it begins; without it the recent sessions are listed", Arity = ArgumentArity.ZeroOrOne };
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
        if (run.Get(_id) is "")
            throw new MisuseException("ID: a session's id is not empty");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        if (run.Get(_id) is not { } id)
            await ListAsync(run, reader, run.Get(_limit), cancellationToken).ConfigureAwait(false);
        else
            await ShowAsync(run, reader, id, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task ListAsync(Invocation run, JournalReader reader, int limit, CancellationToken cancellationToken)
    {
        var sessions = await reader.GetSessionsAsync(limit, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (run.Json)
        {
            JsonOutput.Document(run.Terminal, writer => SessionView.WriteListJson(writer, sessions));
            return;
        }

        if (sessions.Count == 0)
        {
            run.Say("no sessions are recorded");
            return;
        }

        var shown = new List<SessionSummary>();
        foreach (var session in sessions)
            shown.Add(await AsFarAsItGotAsync(reader, session, cancellationToken).ConfigureAwait(false));
        SessionView.ShowList(run.Screen, shown);
    }

    private static async Task ShowAsync(Invocation run, JournalReader reader, string id, CancellationToken cancellationToken)
    {
        // Some events name a session that never began: an id that is whole is taken as it is.
        var session = await reader.GetSessionAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)
            ?? (await reader.GetSessionAsync(await SessionId.FindAsync(run, reader, id, cancellationToken).ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false))!;
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => SessionView.WriteJson(writer, session));
        else
            SessionView.Show(run.Screen, session with { Session = await AsFarAsItGotAsync(reader, session.Session, cancellationToken).ConfigureAwait(false) });
    }

    /// <summary>A session that was broken off may have no end, or one that was recorded with the time of its beginning: what it covers ends with its newest event.</summary>
    private static async Task<SessionSummary> AsFarAsItGotAsync(JournalReader reader, SessionSummary session, CancellationToken cancellationToken)
    {
        if (session.Status is not (SessionStatus.Failed or SessionStatus.Abandoned))
            return session;
        var query = new EventQuery { Filter = Filter.And(Filter.Equal(EventField.Session, session.SessionId), Filter.Not(Filter.Equal(EventField.Type, EventTypes.SessionEnd.Name))), Limit = 1 };
        var newest = (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Events;
        return newest.Count > 0 && !(session.EndedAt >= newest[0].OccurredAt) ? session with { EndedAt = newest[0].OccurredAt } : session;
    }
}
