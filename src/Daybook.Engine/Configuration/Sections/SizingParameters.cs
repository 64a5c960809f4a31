using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>sizing</c>.</summary>
internal static class SizingParameters
{
    public static ParameterSection Section { get; } = new SectionTable<SizingSettings>("sizing", c => c.Sizing, (c, section) => c with { Sizing = section })
        .Number(
            "target_allocation", 0.5, 1, s => s.TargetAllocation, (s, value) => s with { TargetAllocation = value },
            new ParameterNote("The part of the portfolio that is to be invested.", ParameterTier.Basic, "target_total_allocation", "of the portfolio"))
        .Flag(
            "dynamic", s => s.Dynamic, (s, value) => s with { Dynamic = value },
            new ParameterNote("Whether sizes follow the mode; otherwise all are the same.", ParameterTier.Advanced, "enable_dynamic_sizing"))
        .Word(
            "mode", s => s.Mode, (s, value) => s with { Mode = value },
            new ParameterNote("How scores become sizes.", ParameterTier.Intermediate, "sizing_mode", Switch: "sizing.dynamic"))
        .Number(
            "max_initial_size", 0.01, 1, s => s.MaxInitialSize, (s, value) => s with { MaxInitialSize = value },
            new ParameterNote("The largest position that the first stage gives.", ParameterTier.Basic, "max_single_position_pct", "of the portfolio"))
        .Number(
            "min_size", 0.001, 0.1, s => s.MinSize, (s, value) => s with { MinSize = value },
            new ParameterNote("The smallest position that is opened.", ParameterTier.Intermediate, "min_position_size", "of the portfolio"))
        .Flag(
            "two_stage", s => s.TwoStage, (s, value) => s with { TwoStage = value },
            new ParameterNote("Whether a second stage cuts positions to the final size and hands out what is left over.", ParameterTier.Advanced, "enable_two_stage_sizing"))
        .Number(
            "max_final_size", 0.01, 0.5, s => s.MaxFinalSize, (s, value) => s with { MaxFinalSize = value },
            new ParameterNote("The largest position that the second stage leaves.", ParameterTier.Intermediate, "max_single_position", "of the portfolio", Switch: "sizing.two_stage"))
        .Word(
            "residual_strategy", s => s.ResidualStrategy, (s, value) => s with { ResidualStrategy = value },
            new ParameterNote("Who gets what the second stage has left over.", ParameterTier.Advanced, "residual_strategy", Switch: "sizing.two_stage"))
        .Number(
            "max_residual_size", 0.001, 0.5, s => s.MaxResidualSize, (s, value) => s with { MaxResidualSize = value },
            new ParameterNote("The most that one asset gets of what is left over.", ParameterTier.Expert, "max_residual_per_asset", "of the portfolio", Switch: "sizing.two_stage"))
        .Number(
            "max_residual_multiple", 0.01, 10, s => s.MaxResidualMultiple, (s, value) => s with { MaxResidualMultiple = value },
            new ParameterNote("The most that one asset gets of what is left over, as a multiple of its size.", ParameterTier.Expert, "max_residual_multiple", "of its size", Switch: "sizing.two_stage"))
        .Described("How large positions are.");
}
