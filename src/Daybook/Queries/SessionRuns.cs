using Daybook.Auditing;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Queries;

/// <summary>
/// Tells which run a native session belongs to, such as a replay, by looking its start up, and those of the sessions around it. What was found is remembered; a session
/// without a start, and one that belongs to the live portfolio, have no run. For one reader at a time.
/// </summary>
/// <param name="reader">The journal.</param>
public sealed class SessionRuns(JournalReader reader)
{
    // Sessions nest a few levels deep; whoever writes a circle of parents gets no run.
    private const int Deepest = 64;

    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>The session that is a run of its own and is, or lies around, this one; null for the live portfolio.</summary>
    /// <param name="sessionId">The session, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<string?> OfAsync(string? sessionId, CancellationToken cancellationToken = default)
    {
        var asked = new List<string>();
        string? run = null;
        for (var next = sessionId; next is not null && asked.Count < Deepest; next = await ParentAsync(next, cancellationToken).ConfigureAwait(false))
        {
            if (_known.TryGetValue(next, out run))
                break;
            asked.Add(next);
            if (await FindStartAsync(next, cancellationToken).ConfigureAwait(false) is { } start && PortfolioBooks.IsRun(start))
            {
                run = next;
                break;
            }
        }

        foreach (var session in asked)
            _known[session] = run;
        return run;
    }

    /// <summary>The native <c>session_start</c> of a session, the first if there are several, or null.</summary>
    public ValueTask<PortfolioEvent?> FindStartAsync(string sessionId, CancellationToken cancellationToken = default) => FindAsync(sessionId, EventTypes.SessionStart, cancellationToken);

    /// <summary>The native <c>session_end</c> of a session, the first if there are several, or null.</summary>
    public ValueTask<PortfolioEvent?> FindEndAsync(string sessionId, CancellationToken cancellationToken = default) => FindAsync(sessionId, EventTypes.SessionEnd, cancellationToken);

    private async ValueTask<string?> ParentAsync(string sessionId, CancellationToken cancellationToken) =>
        (await FindStartAsync(sessionId, cancellationToken).ConfigureAwait(false))?.Text("parent_session_id");

    private async ValueTask<PortfolioEvent?> FindAsync(string sessionId, EventType type, CancellationToken cancellationToken)
    {
        var filter = Filter.And(Selections.Session(sessionId), Selections.Types(type.Name), Filter.IsNull(EventField.Origin));
        var page = await reader.Source.ReadMatchingAsync(1, filter, 1, cancellationToken).ConfigureAwait(false);
        return page.Events.Count > 0 ? page.Events[0] : null;
    }
}
