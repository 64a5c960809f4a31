using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using Daybook.Operations.Selecting;
using Daybook.Statistics;

namespace Daybook.Operations.Statistics;

/// <summary>Counts and execution times. In every dictionary the largest count comes first, and equal counts are in the order of their names.</summary>
/// <param name="Total">Events in the window.</param>
/// <param name="Trades">Events that say that a position was opened, adjusted or closed.</param>
/// <param name="BlockedBy">What rules blocked, for each of them; an event that several blocked counts for each.</param>
/// <param name="ByCategory">Events per category.</param>
/// <param name="ByType">Events per type.</param>
/// <param name="ByAction">Events per action; events without one are not listed.</param>
/// <param name="ByAsset">Events per asset; events without one are not listed.</param>
/// <param name="ExecutionTimeMs">Execution times of the events that have one, in milliseconds.</param>
/// <param name="Errors">Events of category <c>error</c>.</param>
/// <param name="Blocks">Events that say that a protection blocked something.</param>
/// <param name="Periods">The same per period, the oldest first, those without events left out; empty when none were asked for.</param>
public sealed record StatisticsAnswer(
    long Total,
    long Trades,
    IReadOnlyDictionary<string, long> BlockedBy,
    IReadOnlyDictionary<string, long> ByCategory,
    IReadOnlyDictionary<string, long> ByType,
    IReadOnlyDictionary<string, long> ByAction,
    IReadOnlyDictionary<string, long> ByAsset,
    ExecutionTimes ExecutionTimeMs,
    long Errors,
    long Blocks,
    IReadOnlyList<PeriodCounts> Periods)
{
    /// <summary>What each rule said of the decisions, the rule that blocks most first; null when it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RuleStatistics>? Rules { get; init; }

    /// <summary>Events that say that something was done with a position, per type.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, long> TradesByType { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Errors per type.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, long> ErrorsByType { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>When there are no events: the names in the filter that no event of the journal has.</summary>
    [JsonIgnore]
    public IReadOnlyList<UnknownName> UnknownNames { get; init; } = [];
}

/// <summary>One period's counts.</summary>
/// <param name="Start">The period's first moment.</param>
/// <param name="Total">Events in it.</param>
/// <param name="Errors">Events of category <c>error</c>.</param>
/// <param name="Blocks">Events that say that a protection blocked something.</param>
public sealed record PeriodCounts(DateTimeOffset Start, long Total, long Errors, long Blocks);
