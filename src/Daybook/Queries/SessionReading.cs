using Daybook.Events;

namespace Daybook.Queries;

/// <summary>What the events of one session, taken together, say of it.</summary>
internal static class SessionReading
{
    /// <summary>Nests a session's events.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="events">Its events in any order, at least one.</param>
    /// <param name="truncated">True when there are more.</param>
    public static SessionTree Tree(string sessionId, IReadOnlyCollection<PortfolioEvent> events, bool truncated) => new()
    {
        Session = Summary(sessionId, events),
        EventCount = events.Count,
        Errors = events.Count(e => e.Category == EventCategory.Error),
        Blocks = events.Count(Selections.ProtectionBlocks.Matches),
        Events = [.. events.Where(e => e.TraceId is null).OrderBy(e => e.Id)],
        Traces = TraceForest.Build(events),
        Truncated = truncated,
    };

    /// <summary>Sums a session up.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="events">Those of its events that are known; its start and end are enough.</param>
    public static SessionSummary Summary(string sessionId, IReadOnlyCollection<PortfolioEvent> events)
    {
        var start = events.Where(e => e.Type.Name == TraceNames.SessionStart).MinBy(e => e.Id);
        var end = events.Where(e => e.Type.Name == TraceNames.SessionEnd).MaxBy(e => e.Id);
        var first = start?.OccurredAt ?? (events.Count == 0 ? null : events.Min(e => e.OccurredAt));
        var last = end?.OccurredAt ?? (events.Count == 0 ? null : events.Max(e => e.OccurredAt));
        return new SessionSummary
        {
            SessionId = sessionId,
            Kind = start?.Text(TraceNames.Kind) ?? start?.Text(TraceNames.ReferenceKind),
            Status = StatusOf(start, end),
            StartedAt = first,
            EndedAt = end?.OccurredAt,
            DurationMs = TraceReading.Measured(end) ?? (last - first)?.TotalMilliseconds,
        };
    }

    private static SessionStatus StatusOf(PortfolioEvent? start, PortfolioEvent? end)
    {
        if (end is null)
            return start is { IsImported: false } ? SessionStatus.Running : SessionStatus.Unknown;
        if (end.Text(TraceNames.Status) is { } status)
        {
            return status switch
            {
                "completed" => SessionStatus.Completed,
                "failed" => SessionStatus.Failed,
                "abandoned" => SessionStatus.Abandoned,
                _ => SessionStatus.Unknown,
            };
        }

        return end.Flag(TraceNames.Success) == false ? SessionStatus.Failed : SessionStatus.Completed;
    }
}
