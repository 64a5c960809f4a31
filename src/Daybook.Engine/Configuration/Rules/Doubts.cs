using Daybook.Engine.Configuration.Sections;
using Daybook.Events;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>Values that are legal, and probably not what was meant.</summary>
internal static class Doubts
{
    private const double SlowDecay = 0.95;
    private const int ShortGrace = 2;
    private const int ShortPeriod = 7;
    private const int LongDuration = 24;
    private const double HighUnderperformance = 0.3;
    private const int ShortComparison = 14;

    public static IReadOnlyList<ConfigurationRule> Rules { get; } =
    [
        Warn(
            "target_in_reach",
            "As many positions as may be held, each as large as it may be, reach the target.",
            ["sizing.target_allocation", "selection.max_positions", "sizing.max_initial_size", "sizing.max_final_size", "sizing.two_stage"],
            c => c.Selection.MaxPositions * SizingCap.Of(c) >= c.Sizing.TargetAllocation - Rounding
                ? null
                : $"{c.Selection.MaxPositions} positions of at most {SizingCap.Of(c):R} make {Rounded(c.Selection.MaxPositions * SizingCap.Of(c)):R} and never reach {c.Sizing.TargetAllocation:R}"),
        Warn(
            "min_sizes_fit",
            "As many positions as may be held, each as small as it may be, stay within the target.",
            ["sizing.min_size", "selection.max_positions", "sizing.target_allocation"],
            c => c.Selection.MaxPositions * c.Sizing.MinSize <= c.Sizing.TargetAllocation + Rounding
                ? null
                : $"{c.Selection.MaxPositions} positions of at least {c.Sizing.MinSize:R} make {Rounded(c.Selection.MaxPositions * c.Sizing.MinSize):R}, over the {c.Sizing.TargetAllocation:R} that is to be invested"),
        Warn(
            "new_score_over_min",
            "A new position needs at least the score that a held one needs.",
            ["selection.min_new_score", "selection.min_score"],
            c => c.Selection.MinNewScore >= c.Selection.MinScore
                ? null
                : $"a position may be opened at {c.Selection.MinNewScore:R}, which is under the {c.Selection.MinScore:R} that keeps it"),
        Warn(
            "slow_decay",
            "A position in grace loses at least 5 % a day.",
            ["grace.decay_rate", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.DecayRate <= SlowDecay ? null : $"with {c.Grace.DecayRate:R} a position in grace hardly shrinks"),
        Warn(
            "short_grace",
            "A grace period is 2 days or longer.",
            ["grace.days", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.Days >= ShortGrace ? null : "a grace period of 1 day gives a score hardly time to recover"),
        Warn(
            "grace_spans_rebalances",
            "A grace period is at least as long as the time from one rebalance to the next.",
            ["grace.days", "rebalance.frequency", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.Days >= c.Rebalance.Frequency.ToDays()
                ? null
                : $"a grace period of {Days(c.Grace.Days)} is over before the next rebalance, which is {Days(c.Rebalance.Frequency.ToDays())} later"),
        Warn(
            "holding_spans_rebalances",
            "A position is held at least until the next rebalance.",
            ["holding.min_days", "rebalance.frequency"],
            c => c.Holding.MinDays >= c.Rebalance.Frequency.ToDays()
                ? null
                : $"a holding time of {Days(c.Holding.MinDays)} protects from nothing: the next rebalance is {Days(c.Rebalance.Frequency.ToDays())} later"),
        Warn(
            "calendar_has_a_say",
            "A calendar is named where the frequency goes by trading days.",
            ["rebalance.calendar", "rebalance.frequency"],
            c => c.Rebalance.Calendar == RebalanceSettings.NoCalendar || c.Rebalance.Frequency.GoesByTradingDays
                ? null
                : $"it has no effect on '{c.Rebalance.Frequency}', which counts calendar days from the last rebalance; name trading days, such as mondays or last-trading-day-of-month"),
        Warn(
            "short_whipsaw_period",
            "A cycle counts for 7 days or longer.",
            ["whipsaw.period_days", "whipsaw.enabled"],
            c => !c.Whipsaw.Enabled || c.Whipsaw.PeriodDays >= ShortPeriod ? null : $"a cycle that counts for {Days(c.Whipsaw.PeriodDays)} hardly protects from the next"),
        Warn(
            "long_min_duration",
            "A position may be closed a day after it was opened.",
            ["whipsaw.min_duration_hours", "whipsaw.enabled"],
            c => !c.Whipsaw.Enabled || c.Whipsaw.MinDurationHours <= LongDuration
                ? null
                : $"for {c.Whipsaw.MinDurationHours} hours a position cannot be closed, whatever happens; holding.min_days is meant for days"),
        Warn(
            "few_core_assets",
            "At most half of the positions are core assets.",
            ["core.max_assets", "selection.max_positions", "core.enabled"],
            c => !c.Core.Enabled || 2 * c.Core.MaxAssets <= c.Selection.MaxPositions
                ? null
                : $"{c.Core.MaxAssets} core assets are more than half of {c.Selection.MaxPositions} positions, and are hardly ever sold"),
        Warn(
            "core_must_perform",
            "A core asset may lie 30 % under its bucket at most.",
            ["core.max_underperformance", "core.enabled"],
            c => !c.Core.Enabled || c.Core.MaxUnderperformance <= HighUnderperformance
                ? null
                : $"a core asset may fall {c.Core.MaxUnderperformance:R} behind its bucket before it is sold"),
        Warn(
            "core_compared_long_enough",
            "Returns of core assets are compared over 14 days or more.",
            ["core.underperformance_days", "core.enabled"],
            c => !c.Core.Enabled || c.Core.UnderperformanceDays >= ShortComparison
                ? null
                : $"returns over {Days(c.Core.UnderperformanceDays)} say more of chance than of a core asset"),
        new ConfigurationRule(
            "grace_and_holding",
            Severity.Info,
            "A grace period does not end before the position may be closed.",
            ["grace.days", "holding.min_days", "grace.enabled"],
            c => !c.Grace.Enabled || c.Grace.Days >= c.Holding.MinDays
                ? null
                : $"a position whose grace period of {Days(c.Grace.Days)} is over is kept all the same until it was held for {Days(c.Holding.MinDays)}"),
    ];

    // A product such as 8 * 0.12 is a rounding error away from the target, not short of it.
    private const double Rounding = 1e-9;

    private static double Rounded(double value) => Math.Round(value, 6);

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static ConfigurationRule Warn(string name, string description, string[] keys, Func<EngineConfiguration, string?> judge) =>
        new(name, Severity.Warning, description, keys, judge);
}
