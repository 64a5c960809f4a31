using Daybook.Decisions;
using Daybook.Events;

namespace Daybook.Recording;

/// <summary>Recording what a strategy of one's own decides.</summary>
public static class DecisionRecording
{
    /// <summary>A decision was made, also one to do nothing. Its score is the event's <c>score_after</c>, too.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="decision">What was decided about which asset, and why.</param>
    /// <param name="reason">Why, in words for people.</param>
    /// <param name="regime">The market regime.</param>
    /// <param name="sizeBefore">The position's size before, a fraction of the portfolio.</param>
    /// <param name="sizeAfter">The size that was decided, a fraction of the portfolio.</param>
    /// <param name="executionTimeMs">How long it took to decide, in milliseconds.</param>
    /// <param name="occurredAt">The decision's own time; null: the session's time, or else the clock's.</param>
    /// <returns>What <c>Record</c> returns.</returns>
    /// <exception cref="InvalidEventException">A part of the decision is malformed; the message gives its path.</exception>
    public static bool RecordDecision(
        this IRecorder recorder,
        Decision decision,
        string reason,
        string? regime = null,
        double? sizeBefore = null,
        double? sizeAfter = null,
        double? executionTimeMs = null,
        DateTimeOffset? occurredAt = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return recorder.Record(
            EventTypes.Decision, reason, decision.Asset, decision.Action.ToWord(), regime, scoreAfter: decision.Score, sizeBefore: sizeBefore, sizeAfter: sizeAfter,
            executionTimeMs: executionTimeMs, metadata: decision.ToMetadata(), occurredAt: occurredAt);
    }
}
