using Daybook.Engine.Sizing;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>sizing</c>: how large positions are.</summary>
public sealed record SizingSettings
{
    /// <summary>The part of the portfolio that is to be invested. Default: 0.95; 0.5 to 1 (of the portfolio).</summary>
    public double TargetAllocation { get; init; } = 0.95;

    /// <summary>Whether sizes follow the mode; otherwise all are the same. Default: true.</summary>
    public bool Dynamic { get; init; } = true;

    /// <summary>How scores become sizes. Default: adaptive.</summary>
    public SizingMode Mode { get; init; } = SizingMode.Adaptive;

    /// <summary>The largest position that the first stage gives. Default: 0.2; 0.01 to 1 (of the portfolio).</summary>
    public double MaxInitialSize { get; init; } = 0.2;

    /// <summary>The smallest position that is opened. Default: 0.02; 0.001 to 0.1 (of the portfolio).</summary>
    public double MinSize { get; init; } = 0.02;

    /// <summary>Whether a second stage cuts positions to the final size and hands out what is left over. Default: true.</summary>
    public bool TwoStage { get; init; } = true;

    /// <summary>The largest position that the second stage leaves. Default: 0.15; 0.01 to 0.5 (of the portfolio).</summary>
    public double MaxFinalSize { get; init; } = 0.15;

    /// <summary>Who gets what the second stage has left over. Default: safe_top_slice.</summary>
    public ResidualStrategy ResidualStrategy { get; init; } = ResidualStrategy.SafeTopSlice;

    /// <summary>The most that one asset gets of what is left over. Default: 0.05; 0.001 to 0.5 (of the portfolio).</summary>
    public double MaxResidualSize { get; init; } = 0.05;

    /// <summary>The most that one asset gets of what is left over, as a multiple of its size. Default: 10; 0.01 to 10 (of its size).</summary>
    public double MaxResidualMultiple { get; init; } = 10;
}
