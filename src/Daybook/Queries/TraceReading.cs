using Daybook.Events;

namespace Daybook.Queries;

/// <summary>What the events of one trace, taken together, say of it.</summary>
internal static class TraceReading
{
    /// <summary>Reads a trace without its children.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="events">Its events by id, at least one.</param>
    public static TraceTree Read(string traceId, IReadOnlyList<PortfolioEvent> events)
    {
        var start = events.FirstOrDefault(e => e.Type.Name == TraceNames.TraceStart);
        var end = events.LastOrDefault(e => e.Type.Name == TraceNames.TraceEnd);
        var earliest = events.Min(e => e.OccurredAt);
        return new TraceTree
        {
            TraceId = traceId,
            Operation = start?.Text(TraceNames.Operation) ?? end?.Text(TraceNames.Operation),
            ParentId = start?.Text(TraceNames.ParentTraceId),
            SessionId = events.FirstOrDefault(e => e.SessionId is not null)?.SessionId,
            Status = StatusOf(start, end),
            StartedAt = start?.OccurredAt ?? earliest,
            EndedAt = end?.OccurredAt,
            DurationMs = Measured(end) ?? (events.Max(e => e.OccurredAt) - earliest).TotalMilliseconds,
            Events = events,
        };
    }

    /// <summary>The duration that an end event measured, in milliseconds, or null.</summary>
    public static double? Measured(PortfolioEvent? end) => end?.ExecutionTimeMs ?? end?.Number(TraceNames.DurationMs);

    private static TraceStatus StatusOf(PortfolioEvent? start, PortfolioEvent? end)
    {
        if (end is null)
            return start is null ? TraceStatus.Unknown : TraceStatus.Open;
        return end.Flag(TraceNames.Success) switch
        {
            true => TraceStatus.Succeeded,
            false => TraceStatus.Failed,
            null => TraceStatus.Unknown,
        };
    }
}
