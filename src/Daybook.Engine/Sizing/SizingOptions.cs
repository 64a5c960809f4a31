namespace Daybook.Engine.Sizing;

/// <summary>How large positions are. All sizes are fractions of the portfolio.</summary>
public sealed record SizingOptions
{
    /// <summary>What all positions together shall come to, 0.5..1. Default: 0.95.</summary>
    public double TargetTotalAllocation { get; init; } = 0.95;

    /// <summary>Whether scores count in the first stage; without it all shares are equal, whatever <see cref="Mode"/> says. Default: true.</summary>
    public bool EnableDynamicSizing { get; init; } = true;

    /// <summary>How scores become sizes. Default: adaptive.</summary>
    public SizingMode Mode { get; init; } = SizingMode.Adaptive;

    /// <summary>The largest position after the first stage, 0.01..1. Default: 0.20.</summary>
    public double MaxSinglePositionPct { get; init; } = 0.20;

    /// <summary>The smallest position, 0.001..0.1. Default: 0.02. What cannot be that large is not opened.</summary>
    public double MinPositionSize { get; init; } = 0.02;

    /// <summary>Whether there is a second stage, which caps and hands out what is left over. Default: true.</summary>
    public bool EnableTwoStageSizing { get; init; } = true;

    /// <summary>The largest position after the second stage, 0.01..0.5. Default: 0.15.</summary>
    public double MaxSinglePosition { get; init; } = 0.15;

    /// <summary>What becomes of the rest. Default: safe top slice.</summary>
    public ResidualStrategy ResidualStrategy { get; init; } = ResidualStrategy.SafeTopSlice;

    /// <summary>The most that one position gets of the rest. Default: 0.05.</summary>
    public double MaxResidualPerAsset { get; init; } = 0.05;

    /// <summary>
    /// The most that one position gets of the rest, as a multiple of its own size. Default: 10, which is no limit beside <see cref="MaxResidualPerAsset"/>: the reference system has this
    /// setting (0.5) and does not obey it.
    /// </summary>
    public double MaxResidualMultiple { get; init; } = 10;

    /// <summary>The largest position that comes out.</summary>
    internal double LargestPosition => EnableTwoStageSizing ? MaxSinglePosition : MaxSinglePositionPct;
}
