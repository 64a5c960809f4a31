using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>whipsaw</c>.</summary>
internal static class WhipsawParameters
{
    public static ParameterSection Section { get; } = new SectionTable<WhipsawSettings>("whipsaw", c => c.Whipsaw, (c, section) => c with { Whipsaw = section })
        .Flag(
            "enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new ParameterNote("Whether there is whipsaw protection.", ParameterTier.Intermediate, "enable_whipsaw_protection"))
        .Whole(
            "max_cycles", 1, 10, s => s.MaxCycles, (s, value) => s with { MaxCycles = value },
            new ParameterNote("The number of cycles, an open and its close, from which an asset is not opened again.", ParameterTier.Advanced, "max_cycles_per_protection_period", "cycles", Switch: "whipsaw.enabled"))
        .Whole(
            "period_days", 1, 365, s => s.PeriodDays, (s, value) => s with { PeriodDays = value },
            new ParameterNote("How long a cycle counts after its close.", ParameterTier.Basic, "whipsaw_protection_days", "days", Switch: "whipsaw.enabled"))
        .Whole(
            "min_duration_hours", 1, 168, s => s.MinDurationHours, (s, value) => s with { MinDurationHours = value },
            new ParameterNote("How long a position is open at least before it may be closed.", ParameterTier.Advanced, "min_position_duration_hours", "hours", Switch: "whipsaw.enabled"))
        .Described("Assets are not bought and sold again and again.");
}
