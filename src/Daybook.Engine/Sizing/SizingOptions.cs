using Daybook.Engine.Settings;
using static System.FormattableString;

namespace Daybook.Engine.Sizing;

/// <summary>The section <c>sizing</c>: how large positions are.</summary>
public sealed record SizingOptions
{
    /// <summary>The part of the portfolio to invest. Default: 0.95; 0.5 to 1 (of the portfolio).</summary>
    public double TargetAllocation { get; init; } = 0.95;

    /// <summary>Whether sizes follow the mode; otherwise all are equal. Default: true.</summary>
    public bool Dynamic { get; init; } = true;

    /// <summary>How scores become sizes. Default: adaptive.</summary>
    public SizingMode Mode { get; init; } = SizingMode.Adaptive;

    /// <summary>The largest position after the first stage. Default: 0.2; 0.01 to 1 (of the portfolio).</summary>
    public double MaxInitialSize { get; init; } = 0.2;

    /// <summary>The smallest position to open. Default: 0.02; 0.001 to 0.1 (of the portfolio).</summary>
    public double MinSize { get; init; } = 0.02;

    /// <summary>Whether a second stage cuts positions to the final size and distributes the residual. Default: true.</summary>
    public bool TwoStage { get; init; } = true;

    /// <summary>The largest position after the second stage. Default: 0.15; 0.01 to 0.5 (of the portfolio).</summary>
    public double MaxFinalSize { get; init; } = 0.15;

    /// <summary>How the residual of the second stage is distributed. Default: safe_top_slice.</summary>
    public ResidualStrategy ResidualStrategy { get; init; } = ResidualStrategy.SafeTopSlice;

    /// <summary>The most of the residual that one asset gets. Default: 0.05; 0.001 to 0.5 (of the portfolio).</summary>
    public double MaxResidualSize { get; init; } = 0.05;

    /// <summary>The most of the residual that one asset gets, as a multiple of its size. Default: 10; 0.01 to 10 (of its size).</summary>
    public double MaxResidualMultiple { get; init; } = 10;

    internal static Section<SizingOptions> Section { get; } = new Section<SizingOptions>("sizing", "How large positions are.")
        .Number("target_allocation", 0.5, 1, "of the portfolio", s => s.TargetAllocation, (s, value) => s with { TargetAllocation = value },
            new("The part of the portfolio to invest.", SettingTier.Basic, "target_total_allocation"))
        .Flag("dynamic", s => s.Dynamic, (s, value) => s with { Dynamic = value },
            new("Whether sizes follow the mode; otherwise all are equal.", SettingTier.Advanced, "enable_dynamic_sizing"))
        .Word("mode", s => s.Mode, (s, value) => s with { Mode = value },
            new("How scores become sizes.", SettingTier.Intermediate, "sizing_mode", "sizing.dynamic"))
        .Number("max_initial_size", 0.01, 1, "of the portfolio", s => s.MaxInitialSize, (s, value) => s with { MaxInitialSize = value },
            new("The largest position after the first stage.", SettingTier.Basic, "max_single_position_pct"))
        .Number("min_size", 0.001, 0.1, "of the portfolio", s => s.MinSize, (s, value) => s with { MinSize = value },
            new("The smallest position to open.", SettingTier.Intermediate, "min_position_size"))
        .Flag("two_stage", s => s.TwoStage, (s, value) => s with { TwoStage = value },
            new("Whether a second stage cuts positions to the final size and distributes the residual.", SettingTier.Advanced, "enable_two_stage_sizing"))
        .Number("max_final_size", 0.01, 0.5, "of the portfolio", s => s.MaxFinalSize, (s, value) => s with { MaxFinalSize = value },
            new("The largest position after the second stage.", SettingTier.Intermediate, "max_single_position", "sizing.two_stage"))
        .Word("residual_strategy", s => s.ResidualStrategy, (s, value) => s with { ResidualStrategy = value },
            new("How the residual of the second stage is distributed.", SettingTier.Advanced, "residual_strategy", "sizing.two_stage"))
        .Number("max_residual_size", 0.001, 0.5, "of the portfolio", s => s.MaxResidualSize, (s, value) => s with { MaxResidualSize = value },
            new("The most of the residual that one asset gets.", SettingTier.Expert, "max_residual_per_asset", "sizing.two_stage"))
        .Number("max_residual_multiple", 0.01, 10, "of its size", s => s.MaxResidualMultiple, (s, value) => s with { MaxResidualMultiple = value },
            new("The most of the residual that one asset gets, as a multiple of its size.", SettingTier.Expert, "max_residual_multiple", "sizing.two_stage"))
        .Refuse("final_size_fits", "The second stage of sizing allows no larger position than the first.", ["max_final_size", "max_initial_size", "two_stage"],
            s => !s.TwoStage || s.MaxFinalSize <= s.MaxInitialSize ? null : Invariant($"the second stage would allow {s.MaxFinalSize:R}, but the first cuts to {s.MaxInitialSize:R}"))
        .Refuse("min_size_fits", "The smallest position is no larger than the largest.", ["min_size", "max_initial_size", "max_final_size", "two_stage"],
            s => s.MinSize <= s.LargestPosition ? null : Invariant($"the smallest position, {s.MinSize:R}, is larger than the largest, {s.LargestPosition:R}"));

    /// <summary>The largest position that comes out: the second stage's limit where there is one, otherwise the first's.</summary>
    internal double LargestPosition => TwoStage ? MaxFinalSize : MaxInitialSize;

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
