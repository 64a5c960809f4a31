namespace Daybook.Storage;

/// <summary>What a writer last said of itself; other processes read it from the journal.</summary>
/// <param name="WriterId">The writer's id, one per open journal.</param>
/// <param name="ProcessId">The operating system's process id.</param>
/// <param name="Actor">Who writes.</param>
/// <param name="StartedAt">When the writer opened the journal.</param>
/// <param name="UpdatedAt">When this was said.</param>
/// <param name="Statistics">The writer's counters at that time.</param>
public sealed record WriterStatus(
    string WriterId,
    int ProcessId,
    string? Actor,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    WriterStatistics Statistics)
{
    /// <summary>How long a store keeps what a silent writer said, counted back from what another one says.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(30);
}
