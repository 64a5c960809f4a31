using Daybook.Explanations;
using Daybook.Filters;

namespace Daybook.Queries;

/// <content>Sessions, traces and explanations.</content>
public partial class JournalReader
{
    /// <summary>One operation with all below it, or null when no event has that trace.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="maxEvents">How many events to read at most, 1 to 100,000; what is beyond shows in <see cref="TraceTree.Truncated"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<TraceTree?> GetTraceAsync(string traceId, int maxEvents = 20_000, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(traceId);
        return TraceReader.ReadAsync(Source, new TraceRequest(traceId, maxEvents), cancellationToken);
    }

    /// <summary>One session with its operations nested, or null when no event has that session.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="maxEvents">How many events to read at most, 1 to 100,000; what is beyond shows in <see cref="SessionTree.Truncated"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<SessionTree?> GetSessionAsync(string sessionId, int maxEvents = 20_000, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        return SessionReader.ReadAsync(Source, sessionId, maxEvents, cancellationToken);
    }

    /// <summary>What the journal knows of one event: usually a decision, with its checks, its trace and session, and what came before and after. Null when there is no such event.</summary>
    public ValueTask<Explanation?> ExplainAsync(long id, CancellationToken cancellationToken = default) =>
        new ExplanationReader(this).ExplainAsync(id, cancellationToken);

    /// <summary>What the journal knows of an asset's decisions on one UTC day, the most significant first; also when there is none, and why that may be.</summary>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day, in UTC.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<Explanation> ExplainAsync(string asset, DateOnly date, CancellationToken cancellationToken = default) => ExplainAsync(asset, date, null, cancellationToken);

    /// <summary>The same among some of the events, such as those of one session: what others say of the asset is left out.</summary>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day, in UTC.</param>
    /// <param name="among">What the events have to meet; null: everything.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<Explanation> ExplainAsync(string asset, DateOnly date, Filter? among, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(asset);
        return new ExplanationReader(this).ExplainAsync(asset, date, among, cancellationToken);
    }
}
