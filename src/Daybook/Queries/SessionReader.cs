using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>Reads a session: whole, or only what it says of itself.</summary>
internal static class SessionReader
{
    /// <summary>All of it up to a number of events; null when no event has the session.</summary>
    public static async ValueTask<SessionTree?> ReadAsync(IEventSource source, string sessionId, int maxEvents, CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = Selections.Session(sessionId), Order = QueryOrder.OldestFirst, Limit = maxEvents };
        var page = await source.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        if (page.Events.Count == 0)
            return null;
        if (page.Next is null)
            return SessionReading.Tree(sessionId, page.Events, truncated: false);
        var bounds = await BoundsAsync(source, sessionId, cancellationToken).ConfigureAwait(false);
        return SessionReading.Tree(sessionId, [.. page.Events.UnionBy(bounds, e => e.Id)], truncated: true);
    }

    /// <summary>What its start and end say; a session without either is unknown.</summary>
    public static async ValueTask<SessionSummary> SummaryAsync(IEventSource source, string sessionId, CancellationToken cancellationToken) =>
        SessionReading.Summary(sessionId, await BoundsAsync(source, sessionId, cancellationToken).ConfigureAwait(false));

    private static async ValueTask<IReadOnlyList<PortfolioEvent>> BoundsAsync(IEventSource source, string sessionId, CancellationToken cancellationToken)
    {
        var filter = Filter.And(Selections.Session(sessionId), Selections.Types(TraceNames.SessionStart, TraceNames.SessionEnd));
        var page = await source.QueryAsync(new EventQuery { Filter = filter, Order = QueryOrder.OldestFirst }, cancellationToken).ConfigureAwait(false);
        return page.Events;
    }
}
