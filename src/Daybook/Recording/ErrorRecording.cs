using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording;

/// <summary>Recording that something failed. An exception's wording is never a reason not to record it: what cannot be stored is replaced, what is too long is cut.</summary>
public static class ErrorRecording
{
    /// <summary>Something failed.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="kind">What failed, for example <c>asset_scoring</c>; the event's type is that with <c>_error</c> behind it (<see cref="EventTypes.Error"/>).</param>
    /// <param name="exception">What was thrown; its type and message go into the metadata.</param>
    /// <param name="reason">What it means, in words for people; null: the exception's message.</param>
    /// <param name="asset">The asset concerned.</param>
    /// <param name="executionTimeMs">How long it took until it failed, in milliseconds.</param>
    /// <param name="metadata">Further facts.</param>
    /// <param name="occurredAt">The decision's own time.</param>
    /// <returns>True when it was accepted; false when it was refused.</returns>
    /// <exception cref="ArgumentException">The kind cannot name a type.</exception>
    public static bool Error(
        this IRecorder recorder,
        string kind,
        Exception exception,
        string? reason = null,
        string? asset = null,
        double? executionTimeMs = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return recorder.Record(
            EventTypes.Error(kind), reason ?? SessionEvents.Reason($"{kind} failed", exception.Message), asset, "error",
            executionTimeMs: executionTimeMs, metadata: new Facts().Error(exception).And(metadata), occurredAt: occurredAt);
    }
}
