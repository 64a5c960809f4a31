using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>holding</c>.</summary>
internal static class HoldingParameters
{
    public static ParameterSection Section { get; } = new SectionTable<HoldingSettings>("holding", c => c.Holding, (c, section) => c with { Holding = section })
        .Whole(
            "min_days", 1, 365, s => s.MinDays, (s, value) => s with { MinDays = value },
            new ParameterNote("How long a position is held at least; until then it is neither closed nor made smaller.", ParameterTier.Basic, "min_holding_period_days", "days"))
        .Whole(
            "max_days", 1, 365, s => s.MaxDays, (s, value) => s with { MaxDays = value },
            new ParameterNote("The age at which a position is reviewed.", ParameterTier.Advanced, "max_holding_period_days", "days"))
        .Whole(
            "override_cooldown_days", 1, 180, s => s.OverrideCooldownDays, (s, value) => s with { OverrideCooldownDays = value },
            new ParameterNote("How long after an override of the minimum none is granted again for the same asset.", ParameterTier.Advanced, "regime_override_cooldown_days", "days", Switch: "regimes.overrides"))
        .Described("How long positions are held.");
}
