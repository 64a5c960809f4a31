namespace Daybook.Operations.Sessions;

/// <summary>The sessions that began last, or one with everything in it.</summary>
public static class SessionOperation
{
    private const int MostSessions = 1_000;

    /// <summary>The sessions that began last.</summary>
    /// <exception cref="RefusedException">The limit is out of its range.</exception>
    public static async Task<SessionsAnswer> ListAsync(OperationContext context, SessionsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Limit is < 1 or > MostSessions)
            throw new RefusedException(RefusalCode.InvalidValue, "limit", FormattableString.Invariant($"{request.Limit:N0} is outside 1 to {MostSessions:N0}"));
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var sessions = new List<SessionFacts>();
        foreach (var session in await reader.GetSessionsAsync(request.Limit, cancellationToken: cancellationToken).ConfigureAwait(false))
            sessions.Add(await SessionFacts.OfAsync(reader, session, cancellationToken).ConfigureAwait(false));
        return new SessionsAnswer(sessions);
    }

    /// <summary>One session.</summary>
    /// <exception cref="RefusedException">No session has that id, or several begin with it.</exception>
    public static async Task<SessionAnswer> RunAsync(OperationContext context, SessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var id = await SessionIds.FindUsedAsync(reader, context.Journal, request.Id, "id", cancellationToken).ConfigureAwait(false);
        var tree = (await reader.GetSessionAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false))!;
        return SessionAnswer.Of(tree, await SessionFacts.OfAsync(reader, tree.Session, cancellationToken).ConfigureAwait(false));
    }
}
