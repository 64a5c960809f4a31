using Daybook.Events;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>Values that cannot be meant together.</summary>
internal static class Contradictions
{
    private const double WeightTolerance = 0.01;

    // A sum such as 0.605 + 0.405 is a rounding error over the tolerance, not a mistake.
    private const double Rounding = 1e-9;

    public static IReadOnlyList<ConfigurationRule> Rules { get; } =
    [
        Refuse(
            "new_positions_fit",
            "One rebalance opens no more positions than the portfolio holds.",
            ["selection.max_new_positions", "selection.max_positions"],
            c => c.Selection.MaxNewPositions <= c.Selection.MaxPositions
                ? null
                : $"{c.Selection.MaxNewPositions} new positions are more than the {c.Selection.MaxPositions} that the portfolio holds"),
        Refuse(
            "analysis_left",
            "At least one analysis has a say.",
            ["scoring.technical", "scoring.fundamental"],
            c => c.Scoring.Technical || c.Scoring.Fundamental ? null : "no analysis is left to score with; switch one on"),
        Refuse(
            "weights_sum_to_one",
            "When both analyses have a say, their weights sum up to 1, give or take 0.01.",
            ["scoring.technical_weight", "scoring.fundamental_weight", "scoring.technical", "scoring.fundamental"],
            WeightsSumToOne),
        Refuse(
            "final_size_fits",
            "The second stage of sizing allows no larger position than the first.",
            ["sizing.max_final_size", "sizing.max_initial_size", "sizing.two_stage"],
            c => !c.Sizing.TwoStage || c.Sizing.MaxFinalSize <= c.Sizing.MaxInitialSize
                ? null
                : $"the second stage would allow {c.Sizing.MaxFinalSize:R}, which the first has cut to {c.Sizing.MaxInitialSize:R}"),
        Refuse(
            "min_size_fits",
            "The smallest position is no larger than the largest.",
            ["sizing.min_size", "sizing.max_initial_size", "sizing.max_final_size", "sizing.two_stage"],
            c => c.Sizing.MinSize <= SizingCap.Of(c) ? null : $"the smallest position, {c.Sizing.MinSize:R}, is larger than the largest, {SizingCap.Of(c):R}"),
        Refuse(
            "core_needs_buckets",
            "Core assets need buckets: they are what may exceed a bucket's limit.",
            ["core.enabled", "buckets.enabled"],
            c => !c.Core.Enabled || c.Buckets.Enabled ? null : "core assets need buckets; set buckets.enabled to true"),
        Refuse(
            "buckets_fit",
            "The portfolio is spread over no more buckets than it holds positions.",
            ["buckets.min_represented", "selection.max_positions", "buckets.enabled"],
            c => !c.Buckets.Enabled || c.Buckets.MinRepresented <= c.Selection.MaxPositions
                ? null
                : $"{c.Selection.MaxPositions} positions cannot be spread over {c.Buckets.MinRepresented} buckets"),
        Refuse(
            "holding_bounds",
            "A position is reviewed no earlier than it may be closed.",
            ["holding.max_days", "holding.min_days"],
            c => c.Holding.MinDays <= c.Holding.MaxDays
                ? null
                : $"a review after {c.Holding.MaxDays} days comes before the {c.Holding.MinDays} days for which a position is held at least"),
    ];

    private static string? WeightsSumToOne(EngineConfiguration configuration)
    {
        var scoring = configuration.Scoring;
        var sum = scoring.TechnicalWeight + scoring.FundamentalWeight;
        return !scoring.Technical || !scoring.Fundamental || Math.Abs(sum - 1) <= WeightTolerance + Rounding
            ? null
            : $"the weights {scoring.TechnicalWeight:R} and {scoring.FundamentalWeight:R} sum up to {Math.Round(sum, 6):R}, not to 1";
    }

    private static ConfigurationRule Refuse(string name, string description, string[] keys, Func<EngineConfiguration, string?> judge) =>
        new(name, Severity.Error, description, keys, judge);
}
