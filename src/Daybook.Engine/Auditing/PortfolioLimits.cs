namespace Daybook.Engine.Auditing;

/// <summary>What a portfolio may hold, as an audit checks it. Defaults: the reference system's.</summary>
public sealed record PortfolioLimits
{
    /// <summary>Positions at the same time, at least 1. Default: 10.</summary>
    public int MaxPositions { get; init; } = 10;

    /// <summary>The largest size of one position, a fraction of the portfolio. Default: 0.2.</summary>
    public double MaxPositionSize { get; init; } = 0.2;

    /// <summary>The largest sum of a rebalance's sizes, a fraction of the portfolio. Default: 0.95.</summary>
    public double MaxAllocation { get; init; } = 0.95;
}
