using Daybook.Engine.Settings;
using Daybook.Events;
using static System.FormattableString;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>What sections say together: values that cannot be meant together, and values that are legal and probably not what was meant. What a section says by itself stands with its options.</summary>
internal static class AcrossSections
{
    public static IReadOnlyList<SettingRule<EngineConfiguration>> Rules { get; } =
    [
        Refuse(
            "core_needs_buckets",
            "Core assets need buckets: they may exceed a bucket's limit.",
            ["core.enabled", "buckets.enabled"],
            c => !c.Core.Enabled || c.Buckets.Enabled ? null : "core assets need buckets; set buckets.enabled to true"),
        Refuse(
            "buckets_fit",
            "The portfolio has at least as many positions as buckets.",
            ["buckets.min_represented", "selection.max_positions", "buckets.enabled"],
            c => !c.Buckets.Enabled || c.Buckets.MinRepresented <= c.Selection.MaxPositions
                ? null
                : $"{c.Selection.MaxPositions} positions cannot be spread over {c.Buckets.MinRepresented} buckets"),
        Warn(
            "target_in_reach",
            "The maximum number of positions, each of the largest size, reaches the target.",
            ["sizing.target_allocation", "selection.max_positions", "sizing.max_initial_size", "sizing.max_final_size", "sizing.two_stage"],
            c => c.Selection.MaxPositions * c.Sizing.LargestPosition >= c.Sizing.TargetAllocation - Rounding
                ? null
                : Invariant($"{c.Selection.MaxPositions} positions of at most {c.Sizing.LargestPosition:R} make {Rounded(c.Selection.MaxPositions * c.Sizing.LargestPosition):R} and never reach {c.Sizing.TargetAllocation:R}")),
        Warn(
            "min_sizes_fit",
            "The maximum number of positions, each of the smallest size, stays within the target.",
            ["sizing.min_size", "selection.max_positions", "sizing.target_allocation"],
            c => c.Selection.MaxPositions * c.Sizing.MinSize <= c.Sizing.TargetAllocation + Rounding
                ? null
                : Invariant($"{c.Selection.MaxPositions} positions of at least {c.Sizing.MinSize:R} make {Rounded(c.Selection.MaxPositions * c.Sizing.MinSize):R}, over the target of {c.Sizing.TargetAllocation:R}")),
        Warn(
            "grace_spans_rebalances",
            "A grace period is at least as long as the time between rebalances.",
            ["grace.days", "rebalance.frequency", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.Days >= c.Rebalance.Frequency.ToDays()
                ? null
                : $"a grace period of {DayCount.Of(c.Grace.Days)} is over before the next rebalance, which is {DayCount.Of(c.Rebalance.Frequency.ToDays())} later"),
        Warn(
            "holding_spans_rebalances",
            "A position is held at least until the next rebalance.",
            ["holding.min_days", "rebalance.frequency"],
            c => c.Holding.MinDays >= c.Rebalance.Frequency.ToDays()
                ? null
                : $"a holding time of {DayCount.Of(c.Holding.MinDays)} protects nothing: the next rebalance is {DayCount.Of(c.Rebalance.Frequency.ToDays())} later"),
        Warn(
            "few_core_assets",
            "At most half of the positions are core assets.",
            ["core.max_assets", "selection.max_positions", "core.enabled"],
            c => !c.Core.Enabled || 2 * c.Core.MaxAssets <= c.Selection.MaxPositions
                ? null
                : $"{c.Core.MaxAssets} core assets are more than half of {c.Selection.MaxPositions} positions, and are rarely sold"),
        new(
            "grace_and_holding",
            Severity.Info,
            "A grace period does not end before the position may be closed.",
            ["grace.days", "holding.min_days", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.Days >= c.Holding.MinDays
                ? null
                : $"a position whose grace period of {DayCount.Of(c.Grace.Days)} is over is still kept until it has been held for {DayCount.Of(c.Holding.MinDays)}"),
    ];

    // A product such as 8 * 0.12 is a rounding error away from the target, not short of it.
    private const double Rounding = 1e-9;

    private static double Rounded(double value) => Math.Round(value, 6);

    private static SettingRule<EngineConfiguration> Refuse(string name, string description, string[] keys, Func<EngineConfiguration, string?> judge) =>
        new(name, Severity.Error, description, keys, judge);

    private static SettingRule<EngineConfiguration> Warn(string name, string description, string[] keys, Func<EngineConfiguration, string?> judge) =>
        new(name, Severity.Warning, description, keys, judge);
}
