namespace Daybook.Storage;

/// <summary>Counters of one writer since it opened the journal.</summary>
/// <param name="Events">Events that were stored.</param>
/// <param name="Groups">Groups that were committed.</param>
/// <param name="QueueDepth">Events that wait in the buffer now.</param>
/// <param name="Refused">Events that were refused because the buffer stayed full or the journal was faulted.</param>
/// <param name="CommitMsP50">Median time of a commit, in milliseconds.</param>
/// <param name="CommitMsP99">99th percentile of the time of a commit, in milliseconds.</param>
/// <param name="CommitMsMax">The longest commit, in milliseconds.</param>
/// <param name="Fault">Why the writer does not write at present, or null.</param>
public sealed record WriterStatistics(
    long Events,
    long Groups,
    long QueueDepth,
    long Refused,
    double CommitMsP50,
    double CommitMsP99,
    double CommitMsMax,
    string? Fault);
