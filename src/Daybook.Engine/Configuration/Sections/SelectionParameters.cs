using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>selection</c>.</summary>
internal static class SelectionParameters
{
    public static ParameterSection Section { get; } = new SectionTable<SelectionSettings>("selection", c => c.Selection, (c, section) => c with { Selection = section })
        .Whole(
            "max_positions", 1, 50, s => s.MaxPositions, (s, value) => s with { MaxPositions = value },
            new ParameterNote("The most positions that the portfolio holds.", ParameterTier.Basic, "max_total_positions", "positions"))
        .Whole(
            "max_new_positions", 1, 20, s => s.MaxNewPositions, (s, value) => s with { MaxNewPositions = value },
            new ParameterNote("The most positions that one rebalance opens.", ParameterTier.Intermediate, "max_new_positions", "positions"))
        .Number(
            "min_score", 0, 1, s => s.MinScore, (s, value) => s with { MinScore = value },
            new ParameterNote("The score from which a held position is kept.", ParameterTier.Basic, "min_score_threshold", "score"))
        .Number(
            "min_new_score", 0, 1, s => s.MinNewScore, (s, value) => s with { MinNewScore = value },
            new ParameterNote("The score from which a new position may be opened.", ParameterTier.Basic, "min_score_new_position", "score"))
        .Number(
            "correlation_limit", 0, 1, s => s.CorrelationLimit, (s, value) => s with { CorrelationLimit = value },
            new ParameterNote("The correlation with a held position above which no new one is opened.", ParameterTier.Expert, "correlation_limit", "correlation"))
        .Whole(
            "correlation_window_days", 5, 365, s => s.CorrelationWindowDays, (s, value) => s with { CorrelationWindowDays = value },
            new ParameterNote("How far back correlations are measured.", ParameterTier.Expert, "correlation_window", "days"))
        .Described("Which assets may be held.");
}
