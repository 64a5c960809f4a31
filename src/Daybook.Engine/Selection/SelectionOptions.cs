using Daybook.Engine.Settings;
using static System.FormattableString;

namespace Daybook.Engine.Selection;

/// <summary>The section <c>selection</c>: which assets may be held.</summary>
public sealed record SelectionOptions
{
    /// <summary>The most positions in the portfolio. Default: 10; 1 to 50 (positions).</summary>
    public int MaxPositions { get; init; } = 10;

    /// <summary>The most positions that one rebalance opens. Default: 3; 1 to 20 (positions).</summary>
    public int MaxNewPositions { get; init; } = 3;

    /// <summary>The lowest score at which a held position is kept. Default: 0.6; 0 to 1 (score).</summary>
    public double MinScore { get; init; } = 0.6;

    /// <summary>The lowest score at which a new position may be opened. Default: 0.65; 0 to 1 (score).</summary>
    public double MinNewScore { get; init; } = 0.65;

    /// <summary>The correlation with a held position above which no new one is opened. Default: 0.8; 0 to 1 (correlation).</summary>
    public double CorrelationLimit { get; init; } = 0.8;

    /// <summary>The days over which correlations are measured. Default: 60; 5 to 365 (days).</summary>
    public int CorrelationWindowDays { get; init; } = 60;

    internal static Section<SelectionOptions> Section { get; } = new Section<SelectionOptions>("selection", "Which assets may be held.")
        .Whole("max_positions", 1, 50, "positions", s => s.MaxPositions, (s, value) => s with { MaxPositions = value },
            new("The most positions in the portfolio.", SettingTier.Basic, "max_total_positions"))
        .Whole("max_new_positions", 1, 20, "positions", s => s.MaxNewPositions, (s, value) => s with { MaxNewPositions = value },
            new("The most positions that one rebalance opens.", SettingTier.Intermediate, "max_new_positions"))
        .Number("min_score", 0, 1, "score", s => s.MinScore, (s, value) => s with { MinScore = value },
            new("The lowest score at which a held position is kept.", SettingTier.Basic, "min_score_threshold"))
        .Number("min_new_score", 0, 1, "score", s => s.MinNewScore, (s, value) => s with { MinNewScore = value },
            new("The lowest score at which a new position may be opened.", SettingTier.Basic, "min_score_new_position"))
        .Number("correlation_limit", 0, 1, "correlation", s => s.CorrelationLimit, (s, value) => s with { CorrelationLimit = value },
            new("The correlation with a held position above which no new one is opened.", SettingTier.Expert, "correlation_limit"))
        .Whole("correlation_window_days", 5, 365, "days", s => s.CorrelationWindowDays, (s, value) => s with { CorrelationWindowDays = value },
            new("The days over which correlations are measured.", SettingTier.Expert, "correlation_window"))
        .Refuse("new_positions_fit", "One rebalance opens no more positions than the portfolio holds.", ["max_new_positions", "max_positions"],
            s => s.MaxNewPositions <= s.MaxPositions ? null : $"{s.MaxNewPositions} new positions are more than the portfolio's {s.MaxPositions}")
        .Warn("new_score_over_min", "A new position needs at least the score that a held one needs.", ["min_new_score", "min_score"],
            s => s.MinNewScore >= s.MinScore ? null : Invariant($"a position may be opened at {s.MinNewScore:R}, below the {s.MinScore:R} at which it is kept"));

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
