namespace Daybook.Engine.Lifecycle;

/// <summary>How a position is at a time.</summary>
/// <param name="Stage">Where in its life it is.</param>
/// <param name="Health">How well it is.</param>
/// <param name="DaysHeld">Whole days since it was opened.</param>
/// <param name="DaysInStage">Whole days since it entered its stage.</param>
/// <param name="Risks">What is to be watched, in the order of <see cref="PositionRisk"/>.</param>
/// <param name="Priority">How soon somebody should look at it.</param>
/// <param name="AverageScore">The mean of its scores above 0, or 0 when there is none.</param>
/// <param name="ScoreVolatility">Their standard deviation, dividing by their number.</param>
public sealed record LifecycleAssessment(
    PositionStage Stage,
    PositionHealth Health,
    int DaysHeld,
    int DaysInStage,
    IReadOnlyList<PositionRisk> Risks,
    ReviewPriority Priority,
    double AverageScore,
    double ScoreVolatility);
