using Daybook.Events;

namespace Daybook.Recording;

/// <summary>Recording what protections decide. Each returns what <c>Record</c> returns.</summary>
public static class ProtectionRecording
{
    /// <summary>A protection blocked an action on an asset.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="type">What blocked, for example <see cref="EventTypes.WhipsawBlock"/>; its actions must admit <c>block</c>.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="reason">Why, with the numbers that decided.</param>
    /// <param name="regime">The market regime.</param>
    /// <param name="scoreAfter">The asset's score.</param>
    /// <param name="sizeBefore">The position's size, a fraction of the portfolio.</param>
    /// <param name="executionTimeMs">How long the check took, in milliseconds.</param>
    /// <param name="metadata">What was observed, and the limits.</param>
    /// <param name="occurredAt">The decision's own time.</param>
    public static bool ProtectionBlocked(
        this IRecorder recorder,
        EventType type,
        string asset,
        string reason,
        string? regime = null,
        double? scoreAfter = null,
        double? sizeBefore = null,
        double? executionTimeMs = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            type, reason, asset, "block", regime, scoreAfter: scoreAfter, sizeBefore: sizeBefore, executionTimeMs: executionTimeMs,
            metadata: metadata, occurredAt: occurredAt);

    /// <summary>A protection let an action on an asset pass; its parameters are those of <see cref="ProtectionBlocked"/>, and its type must admit <c>allow</c>.</summary>
    public static bool ProtectionAllowed(
        this IRecorder recorder,
        EventType type,
        string asset,
        string reason,
        string? regime = null,
        double? scoreAfter = null,
        double? sizeBefore = null,
        double? executionTimeMs = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            type, reason, asset, "allow", regime, scoreAfter: scoreAfter, sizeBefore: sizeBefore, executionTimeMs: executionTimeMs,
            metadata: metadata, occurredAt: occurredAt);
}
