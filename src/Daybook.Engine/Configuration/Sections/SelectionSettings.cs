namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>selection</c>: which assets may be held.</summary>
public sealed record SelectionSettings
{
    /// <summary>The most positions that the portfolio holds. Default: 10; 1 to 50 (positions).</summary>
    public int MaxPositions { get; init; } = 10;

    /// <summary>The most positions that one rebalance opens. Default: 3; 1 to 20 (positions).</summary>
    public int MaxNewPositions { get; init; } = 3;

    /// <summary>The score from which a held position is kept. Default: 0.6; 0 to 1 (score).</summary>
    public double MinScore { get; init; } = 0.6;

    /// <summary>The score from which a new position may be opened. Default: 0.65; 0 to 1 (score).</summary>
    public double MinNewScore { get; init; } = 0.65;

    /// <summary>The correlation with a held position above which no new one is opened. Default: 0.8; 0 to 1 (correlation).</summary>
    public double CorrelationLimit { get; init; } = 0.8;

    /// <summary>How far back correlations are measured. Default: 60; 5 to 365 (days).</summary>
    public int CorrelationWindowDays { get; init; } = 60;
}
