namespace Daybook.Queries;

/// <content>Sessions and traces.</content>
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
}
