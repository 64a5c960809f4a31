using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Queries;

/// <summary>
/// Tells which portfolio a native session belongs to, that of a run such as a replay or a live one, by looking its start up, and those of the sessions around it. What was found is
/// remembered; a session without a start belongs to the live portfolio without a name. For one reader at a time.
/// </summary>
/// <param name="reader">The journal.</param>
public sealed class SessionRuns(JournalReader reader)
{
    // Sessions nest a few levels deep; whoever writes a circle of parents gets no run.
    private const int Deepest = 64;

    private readonly Dictionary<string, PortfolioBook> _known = new(StringComparer.Ordinal);

    /// <summary>The portfolio of the session that is a run of its own and is, or lies around, this one; else the live portfolio that this session, or the nearest around it, names.</summary>
    /// <param name="sessionId">The session, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<PortfolioBook> OfAsync(string? sessionId, CancellationToken cancellationToken = default)
    {
        var asked = new List<(string Session, string? Name)>();
        var book = PortfolioBook.Live();
        for (var next = sessionId; next is not null && asked.Count < Deepest;)
        {
            if (_known.TryGetValue(next, out book))
                break;
            var start = await FindStartAsync(next, cancellationToken).ConfigureAwait(false);
            var name = start is null ? null : PortfolioBooks.NameIn(start);
            asked.Add((next, name));
            if (start is not null && PortfolioBooks.IsRun(start))
            {
                book = new PortfolioBook(null, next, name);
                break;
            }

            next = start?.Text(TraceNames.ParentSession);
        }

        foreach (var (session, name) in asked.AsEnumerable().Reverse())
            _known[session] = book = book.RunId is null && name is not null ? book with { Name = name } : book;
        return book;
    }

    /// <summary>The native <c>session_start</c> of a session, the first if there are several, or null.</summary>
    public ValueTask<PortfolioEvent?> FindStartAsync(string sessionId, CancellationToken cancellationToken = default) => FindAsync(sessionId, EventTypes.SessionStart, cancellationToken);

    /// <summary>The native <c>session_end</c> of a session, the first if there are several, or null.</summary>
    public ValueTask<PortfolioEvent?> FindEndAsync(string sessionId, CancellationToken cancellationToken = default) => FindAsync(sessionId, EventTypes.SessionEnd, cancellationToken);

    private async ValueTask<PortfolioEvent?> FindAsync(string sessionId, EventType type, CancellationToken cancellationToken)
    {
        var filter = Filter.And(Selections.Session(sessionId), Selections.Types(type.Name), Filter.IsNull(EventField.Origin));
        var page = await reader.Source.ReadMatchingAsync(1, filter, 1, cancellationToken).ConfigureAwait(false);
        return page.Events.Count > 0 ? page.Events[0] : null;
    }
}
