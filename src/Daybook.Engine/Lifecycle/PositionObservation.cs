namespace Daybook.Engine.Lifecycle;

/// <summary>A look at a position.</summary>
/// <param name="Score">Its score, 0 to 1; null: not known.</param>
/// <param name="Size">Its size, a fraction of the portfolio.</param>
/// <param name="Stage">The stage that what happened puts it into, or null: its scores say.</param>
internal sealed record PositionObservation(double? Score, double Size, PositionStage? Stage = null);
