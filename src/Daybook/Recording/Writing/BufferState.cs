namespace Daybook.Recording.Writing;

/// <summary>How a buffer stands at one moment.</summary>
/// <param name="Depth">Events that wait or are being written.</param>
/// <param name="Refused">Events that were refused or given up.</param>
/// <param name="Trouble">Why the writer does not write at present, or null; a fault is for good.</param>
/// <param name="IsClosing">True once nothing is taken any more because the journal is being closed.</param>
/// <param name="CallersWaiting">Callers that wait for a place.</param>
/// <param name="BackOff">How long the writer waits for an unavailable store, counted from the failed attempt; zero when it does not wait for that.</param>
internal readonly record struct BufferState(long Depth, long Refused, JournalException? Trouble, bool IsClosing, int CallersWaiting, TimeSpan BackOff);
