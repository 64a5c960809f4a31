namespace Daybook.Operations.Durations;

/// <summary>How long operations took. Texts out of events are untrusted.</summary>
/// <param name="From">When the first of them ended; null: there are none.</param>
/// <param name="To">When the last of them ended; null: there are none.</param>
/// <param name="Read">Runs that were read: the newest, unless that is all.</param>
/// <param name="Truncated">Whether there are more than were read.</param>
/// <param name="Operations">The operations, the one that took the most time in all first.</param>
/// <param name="Slowest">The slowest runs, the slowest first.</param>
public sealed record DurationsAnswer(
    DateTimeOffset? From, DateTimeOffset? To, int Read, bool Truncated, IReadOnlyList<OperationDurations> Operations, IReadOnlyList<SlowRun> Slowest);

/// <summary>How long one operation took. Percentiles are by nearest rank: of so many runs one took that long.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Count">How often it ran.</param>
/// <param name="Failed">How often it failed.</param>
/// <param name="P50Ms">The median, in milliseconds.</param>
/// <param name="P90Ms">The 90th percentile, in milliseconds.</param>
/// <param name="P99Ms">The 99th percentile, in milliseconds.</param>
/// <param name="MaxMs">The longest, in milliseconds.</param>
/// <param name="TotalMs">All runs together, in milliseconds.</param>
/// <param name="Periods">The same over time, the oldest first, stretches without a run left out.</param>
public sealed record OperationDurations(
    string Operation, int Count, int Failed, double P50Ms, double P90Ms, double P99Ms, double MaxMs, double TotalMs, IReadOnlyList<PeriodDurations> Periods);

/// <summary>How long an operation took in one stretch of time.</summary>
/// <param name="Start">The beginning of the stretch.</param>
/// <param name="Count">How often it ran.</param>
/// <param name="P50Ms">The median, in milliseconds.</param>
/// <param name="P90Ms">The 90th percentile, in milliseconds.</param>
/// <param name="P99Ms">The 99th percentile, in milliseconds.</param>
public sealed record PeriodDurations(DateTimeOffset Start, int Count, double P50Ms, double P90Ms, double P99Ms);

/// <summary>One run that took long.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="Ended">When it ended, in its own time.</param>
/// <param name="EventId">The event that says so.</param>
/// <param name="TraceId">Its trace, or null.</param>
/// <param name="SessionId">Its session, or null.</param>
public sealed record SlowRun(string Operation, double DurationMs, bool Failed, DateTimeOffset Ended, long EventId, string? TraceId, string? SessionId);
