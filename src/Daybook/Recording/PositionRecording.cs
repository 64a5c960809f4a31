using Daybook.Events;

namespace Daybook.Recording;

/// <summary>Recording what happens to positions. Sizes are fractions of the portfolio, scores usually 0..1. Each returns what <c>Record</c> returns.</summary>
public static class PositionRecording
{
    /// <summary>A position was opened.</summary>
    public static bool PositionOpened(
        this IRecorder recorder,
        string asset,
        string reason,
        double sizeAfter,
        double? scoreAfter = null,
        string? regime = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            EventTypes.PositionOpen, reason, asset, "open", regime, scoreAfter: scoreAfter, sizeBefore: 0, sizeAfter: sizeAfter,
            portfolioAllocation: portfolioAllocation, activePositions: activePositions, metadata: metadata, occurredAt: occurredAt);

    /// <summary>A position was closed.</summary>
    public static bool PositionClosed(
        this IRecorder recorder,
        string asset,
        string reason,
        double sizeBefore,
        double? scoreBefore = null,
        double? scoreAfter = null,
        string? regime = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            EventTypes.PositionClose, reason, asset, "close", regime, scoreBefore, scoreAfter, sizeBefore, sizeAfter: 0,
            portfolioAllocation: portfolioAllocation, activePositions: activePositions, metadata: metadata, occurredAt: occurredAt);

    /// <summary>A position was made larger or smaller; the action, <c>increase</c> or <c>decrease</c>, follows from the sizes.</summary>
    /// <exception cref="InvalidEventException">The sizes are equal: then nothing was adjusted, and <see cref="PositionHeld"/> says so.</exception>
    public static bool PositionAdjusted(
        this IRecorder recorder,
        string asset,
        string reason,
        double sizeBefore,
        double sizeAfter,
        double? scoreBefore = null,
        double? scoreAfter = null,
        string? regime = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            EventTypes.PositionAdjust, reason, asset, Direction(sizeBefore, sizeAfter), regime, scoreBefore, scoreAfter, sizeBefore, sizeAfter,
            portfolioAllocation, activePositions, metadata: metadata, occurredAt: occurredAt);

    /// <summary>A position was reviewed and kept unchanged.</summary>
    public static bool PositionHeld(
        this IRecorder recorder,
        string asset,
        string reason,
        double size,
        double? scoreBefore = null,
        double? scoreAfter = null,
        string? regime = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            EventTypes.PositionHold, reason, asset, "hold", regime, scoreBefore, scoreAfter, size, size,
            portfolioAllocation, activePositions, metadata: metadata, occurredAt: occurredAt);

    /// <summary>A position in its grace period was reduced.</summary>
    public static bool PositionDecayed(
        this IRecorder recorder,
        string asset,
        string reason,
        double sizeBefore,
        double sizeAfter,
        double? scoreAfter = null,
        string? regime = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null) =>
        recorder.Record(
            EventTypes.PositionDecay, reason, asset, "decay", regime, scoreAfter: scoreAfter, sizeBefore: sizeBefore, sizeAfter: sizeAfter,
            metadata: metadata, occurredAt: occurredAt);

    private static string Direction(double before, double after) =>
        after > before ? "increase"
        : after < before ? "decrease"
        : throw new InvalidEventException("size_after", "it is the size before, so nothing was adjusted; record PositionHeld");
}
