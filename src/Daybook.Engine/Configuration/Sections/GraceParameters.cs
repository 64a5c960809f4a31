using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>grace</c>.</summary>
internal static class GraceParameters
{
    public static ParameterSection Section { get; } = new SectionTable<GraceSettings>("grace", c => c.Grace, (c, section) => c with { Grace = section })
        .Flag(
            "enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new ParameterNote("Whether there are grace periods.", ParameterTier.Intermediate, "enable_grace_periods"))
        .Whole(
            "days", 1, 30, s => s.Days, (s, value) => s with { Days = value },
            new ParameterNote("How long a position may stay under the threshold before it is closed.", ParameterTier.Basic, "grace_period_days", "days", Switch: "grace.enabled"))
        .Number(
            "decay_rate", 0.1, 1, s => s.DecayRate, (s, value) => s with { DecayRate = value },
            new ParameterNote("What is left of the size after each day.", ParameterTier.Advanced, "grace_decay_rate", "of the size", Switch: "grace.enabled"))
        .Number(
            "min_factor", 0.01, 0.5, s => s.MinFactor, (s, value) => s with { MinFactor = value },
            new ParameterNote("The size under which a position in grace does not shrink.", ParameterTier.Advanced, "min_decay_factor", "of the size", Switch: "grace.enabled"))
        .Described("Positions whose score fell under the threshold are kept for a while, and shrink.");
}
