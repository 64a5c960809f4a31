using Daybook.Engine.Portfolios;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>A decision as the journal holds it: the rebalance is a trace, its steps are traces inside it.</summary>
internal static class RebalanceRecording
{
    /// <summary>The events of a decision, in order, with their session and traces.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="newId">Makes the traces' ids.</param>
    public static List<PortfolioEvent> Events(RebalanceDecision decision, string sessionId, Func<string> newId)
    {
        var whole = newId();
        var events = new List<PortfolioEvent>(64)
        {
            TraceStart(sessionId, whole, RebalanceSteps.Rebalance, null, decision.At),
            PortfolioScope.Placed(decision.Start, sessionId, whole),
        };
        foreach (var step in decision.Steps)
        {
            var trace = newId();
            events.Add(TraceStart(sessionId, trace, step.Operation, whole, decision.At));
            foreach (var happened in step.Events)
                events.Add(PortfolioScope.Placed(happened, sessionId, trace));
            events.Add(TraceEnd(sessionId, trace, step.Operation, decision.At));
        }

        events.Add(PortfolioScope.Placed(decision.Complete, sessionId, whole));
        events.Add(TraceEnd(sessionId, whole, RebalanceSteps.Rebalance, decision.At));
        return events;
    }

    private static PortfolioEvent TraceStart(string sessionId, string traceId, string operation, string? parent, DateTimeOffset at) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.TraceStart,
        OccurredMicros = Microseconds.From(at),
        SessionId = sessionId,
        TraceId = traceId,
        Reason = $"{operation} began",
        Metadata = parent is null ? Metadata.Of(("operation", operation)) : Metadata.Of(("operation", operation), ("parent_trace_id", parent)),
    });

    private static PortfolioEvent TraceEnd(string sessionId, string traceId, string operation, DateTimeOffset at) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.TraceEnd,
        OccurredMicros = Microseconds.From(at),
        SessionId = sessionId,
        TraceId = traceId,
        Reason = $"{operation} succeeded",
        Metadata = Metadata.Of(("operation", operation), ("success", true)),
    });
}
