namespace Daybook.Engine.Replay;

/// <summary>How far a replay is.</summary>
/// <param name="Date">The day that was done last.</param>
/// <param name="Days">Days done.</param>
/// <param name="Total">Days in all.</param>
/// <param name="Value">What the portfolio is worth.</param>
public readonly record struct ReplayProgress(DateOnly Date, int Days, int Total, double Value);
