using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Sessions;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.EventDetails;

/// <summary>One event by its id.</summary>
public static class EventOperation
{
    /// <summary>The event.</summary>
    /// <exception cref="RefusedException">The journal has no event of that id.</exception>
    public static async Task<EventAnswer> RunAsync(OperationContext context, EventRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await reader.FindAsync(request.Id, cancellationToken).ConfigureAwait(false)
            ?? throw await NotFoundAsync(context, reader, request.Id, cancellationToken).ConfigureAwait(false);
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        return new EventAnswer(
            found,
            found.SessionId is { } session ? await SessionAsync(reader, session, cancellationToken).ConfigureAwait(false) : null,
            found.TraceId is { } trace ? await OperationAsync(reader, trace, cancellationToken).ConfigureAwait(false) : null,
            books.Of(found.Origin, found.SessionId).Name);
    }

    /// <summary>That no event has that id.</summary>
    internal static async ValueTask<RefusedException> NotFoundAsync(OperationContext context, JournalReader reader, long id, CancellationToken cancellationToken)
    {
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        return new RefusedException(RefusalCode.EventNotFound, "id", FormattableString.Invariant($"{context.Journal} has no event {id}{(head.Count == 0 ? "; it is empty" : $"; its ids go from 1 to {head.Count}")}"));
    }

    // One event and the session's bounds are enough to sum it up.
    private static async ValueTask<SessionFacts?> SessionAsync(JournalReader reader, string session, CancellationToken cancellationToken) =>
        await reader.GetSessionAsync(session, maxEvents: 1, cancellationToken).ConfigureAwait(false) is { } tree ? SessionFacts.Of(tree.Session) : null;

    private static async ValueTask<string?> OperationAsync(JournalReader reader, string trace, CancellationToken cancellationToken)
    {
        var bounds = Filter.And(Filter.Equal(EventField.Trace, trace), Filter.In(EventField.Type, EventTypes.TraceStart.Name, EventTypes.TraceEnd.Name));
        var page = await reader.QueryAsync(new EventQuery { Filter = bounds, Order = QueryOrder.OldestFirst, Limit = 2 }, cancellationToken).ConfigureAwait(false);
        return page.Events.Select(bound => bound.Text("operation")).FirstOrDefault(operation => operation is not null);
    }
}
