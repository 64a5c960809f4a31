namespace Daybook.Statistics;

/// <summary>Counts and durations over a window. In every dictionary the largest count comes first, and equal counts are in the order of their names.</summary>
/// <param name="Total">Events in the window.</param>
/// <param name="ByCategory">Events per category.</param>
/// <param name="ByType">Events per type.</param>
/// <param name="ByAction">Events per action; events without one are not listed.</param>
/// <param name="ByAsset">Events per asset; events without one are not listed.</param>
/// <param name="ExecutionTime">Execution times of the events that have one.</param>
/// <param name="Errors">Events of category <c>error</c>.</param>
/// <param name="BlockActions">Events with action <c>block</c>, of any category: protections that blocked, and limits that were reached.</param>
/// <param name="Periods">Errors and blocks per period, oldest first, periods without events left out; empty when none were asked for.</param>
public sealed record JournalStatistics(
    long Total,
    IReadOnlyDictionary<string, long> ByCategory,
    IReadOnlyDictionary<string, long> ByType,
    IReadOnlyDictionary<string, long> ByAction,
    IReadOnlyDictionary<string, long> ByAsset,
    ExecutionTimes ExecutionTime,
    long Errors,
    long BlockActions,
    IReadOnlyList<PeriodStatistics> Periods);

/// <summary>Execution times in milliseconds. Percentiles come from a log-linear histogram and are at most 1 % off; mean and maximum are exact. All null when no event has one.</summary>
/// <param name="Count">Events with an execution time.</param>
/// <param name="Mean">The mean.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Max">The largest.</param>
public sealed record ExecutionTimes(long Count, double? Mean, double? P50, double? P95, double? P99, double? Max);

/// <summary>One period's counts.</summary>
/// <param name="Start">The period's first moment.</param>
/// <param name="Total">Events in it.</param>
/// <param name="Errors">Events of category <c>error</c>.</param>
/// <param name="BlockActions">Events with action <c>block</c>, of any category: protections that blocked, and limits that were reached.</param>
public sealed record PeriodStatistics(DateTimeOffset Start, long Total, long Errors, long BlockActions);
