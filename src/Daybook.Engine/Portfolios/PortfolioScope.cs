using System.Collections.Concurrent;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Engine.Portfolios;

/// <summary>Knows which portfolio the code that records is in, by the session around it, and keeps what is recorded for one portfolio out of another.</summary>
internal sealed class PortfolioScope(Journal journal)
{
    private readonly ConcurrentDictionary<string, PortfolioBook> _books = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Session? _own;

    /// <summary>The session that was begun for what is recorded outside of a session of the portfolio, or null.</summary>
    public string? OwnSession => Volatile.Read(ref _own)?.Id;

    /// <summary>The portfolio that this flow records into.</summary>
    public async ValueTask<PortfolioBook> CurrentAsync(CancellationToken cancellationToken)
    {
        if (journal.CurrentSessionId is not { } session)
            return PortfolioBook.Live();
        if (_books.TryGetValue(session, out var known))
            return known;

        // The session may have begun a moment ago; what it is stands in its first event.
        await journal.FlushAsync(Storage.Durability.Committed, cancellationToken).ConfigureAwait(false);
        return _books[session] = await new SessionRuns(journal).OfAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Requires that a session begun in this flow can be the portfolio's.</summary>
    /// <exception cref="InvalidOperationException">It would be another's.</exception>
    public async ValueTask RequireAsync(PortfolioBook book, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (current != book && !CanNameItself(book, current))
            throw Elsewhere(book, current);
    }

    /// <summary>The events with the session that makes them the portfolio's, where the flow's own does not.</summary>
    /// <exception cref="InvalidOperationException">They are a live portfolio's, and this flow records into a run, or into another.</exception>
    public async ValueTask<IReadOnlyList<PortfolioEvent>> PlacedAsync(IReadOnlyList<PortfolioEvent> events, PortfolioBook book, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (current == book)
            return events;
        if (book.RunId is null && !CanNameItself(book, current))
            throw Elsewhere(book, current);
        var session = book.RunId ?? Own(book.Name!);
        return [.. events.Select(happened => happened.SessionId is null ? Placed(happened, session) : happened)];
    }

    /// <summary>An event of a session, and perhaps of a trace.</summary>
    public static PortfolioEvent Placed(PortfolioEvent happened, string sessionId, string? traceId = null)
    {
        // What the event says was checked when it was made, and the ids are the journal's own.
        var fields = happened.ToFields();
        fields.SessionId = sessionId;
        fields.TraceId = traceId;
        return PortfolioEvent.Restore(in fields);
    }

    /// <summary>Ends the session that was begun for what is recorded outside of one, if there is any.</summary>
    public void End()
    {
        // Its end waits in the journal's buffer like all that is recorded; a journal that cannot be written tells of that itself.
        _ = _own?.CompleteAsync();
    }

    // Called from within an async method, so that the session is not this flow's from here on.
    private string Own(string portfolio)
    {
        lock (_gate)
        {
            if (_own is null)
            {
                Volatile.Write(ref _own, journal.BeginSession(PortfolioBook.ToldKind, portfolio: portfolio));
                _own.OccurredAt = null;
            }

            return _own.Id;
        }
    }

    // Outside of any named portfolio a session can say which one it is of.
    private static bool CanNameItself(PortfolioBook book, PortfolioBook current) => book is { RunId: null, Name: not null } && current == PortfolioBook.Live();

    private static InvalidOperationException Elsewhere(PortfolioBook book, PortfolioBook current) => new(
        $"This is {Name(book)}, and the code that records into it runs inside {Name(current)}: nothing was recorded. Open the portfolio inside the session whose portfolio it is, or record outside of it.");

    private static string Name(PortfolioBook book) => book switch
    {
        { RunId: { } run } => $"the portfolio of run {run}",
        { Name: { } name } => $"the live portfolio '{name}'",
        _ => "the live portfolio",
    };
}
