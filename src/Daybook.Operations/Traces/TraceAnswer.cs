using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Operations.Traces;

/// <summary>One operation: its own events, and the operations that it started, nested at most <see cref="TraceTree.MaxDepth"/> deep.</summary>
/// <param name="TraceId">The trace's id.</param>
/// <param name="Operation">What was done; null: not known.</param>
/// <param name="ParentTraceId">The trace that it says it belongs to; null: none.</param>
/// <param name="SessionId">The session of its first event that has one; null: none has.</param>
/// <param name="Status">How it went.</param>
/// <param name="Started">When it began, in its own time.</param>
/// <param name="Ended">When it ended, in its own time; null: it did not, or that is not known.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Truncated">Whether it has more events than were read.</param>
/// <param name="Events">Its own events, by id.</param>
/// <param name="Children">The operations that it started, by the id of their first event.</param>
public sealed record TraceAnswer(
    string TraceId,
    string? Operation,
    string? ParentTraceId,
    string? SessionId,
    TraceStatus Status,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    double DurationMs,
    bool Truncated,
    IReadOnlyList<PortfolioEvent> Events,
    IReadOnlyList<TraceAnswer> Children)
{
    /// <summary>What the journal says of it.</summary>
    internal static TraceAnswer Of(TraceTree trace) => new(
        trace.TraceId, trace.Operation, trace.ParentId, trace.SessionId, trace.Status, trace.StartedAt, trace.EndedAt, trace.DurationMs, trace.Truncated, trace.Events, [.. trace.Children.Select(Of)]);
}
