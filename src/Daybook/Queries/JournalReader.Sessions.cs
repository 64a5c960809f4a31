using Daybook.Storage;

namespace Daybook.Queries;

/// <content>The list of sessions.</content>
public partial class JournalReader
{
    /// <summary>The sessions that began last, the newest first by <c>occurred</c>. A session without a <c>session_start</c> is not listed.</summary>
    /// <param name="limit">How many at most, 1 to 100,000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<IReadOnlyList<SessionSummary>> GetSessionsAsync(int limit = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, EventQuery.MaxLimit);
        var starts = new EventQuery { Filter = Selections.Types(TraceNames.SessionStart), Limit = limit };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sessions = new List<SessionSummary>();
        await foreach (var start in QueryAllAsync(starts, cancellationToken).ConfigureAwait(false))
        {
            if (start.SessionId is { } id && seen.Add(id))
                sessions.Add(await SessionReader.SummaryAsync(Source, id, cancellationToken).ConfigureAwait(false));
            if (sessions.Count == limit)
                break;
        }

        return sessions;
    }
}
