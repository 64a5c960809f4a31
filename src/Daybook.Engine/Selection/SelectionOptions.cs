namespace Daybook.Engine.Selection;

/// <summary>Which assets are selected.</summary>
public sealed record SelectionOptions
{
    /// <summary>The most positions, 1..50. Default: 10.</summary>
    public int MaxTotalPositions { get; init; } = 10;

    /// <summary>The most positions that one rebalance opens, 1..20. Default: 3.</summary>
    public int MaxNewPositions { get; init; } = 3;

    /// <summary>The score from which on a position is kept, 0..1. Default: 0.6.</summary>
    public double MinScoreThreshold { get; init; } = 0.6;

    /// <summary>The score from which on a position may be opened, 0..1. Default: 0.65.</summary>
    public double MinScoreNewPosition { get; init; } = 0.65;
}
