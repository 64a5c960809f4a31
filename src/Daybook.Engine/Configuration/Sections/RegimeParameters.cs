using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>regimes</c>.</summary>
internal static class RegimeParameters
{
    public static ParameterSection Section { get; } = new SectionTable<RegimeSettings>("regimes", c => c.Regimes, (c, section) => c with { Regimes = section })
        .Flag(
            "overrides", s => s.Overrides, (s, value) => s with { Overrides = value },
            new ParameterNote("Whether a change of regime may override protections.", ParameterTier.Advanced, "enable_regime_overrides"))
        .Word(
            "override_severity", s => s.OverrideSeverity, (s, value) => s with { OverrideSeverity = value },
            new ParameterNote("The severity from which a change of regime overrides protections; a normal one lifts none, so that normal is as high.", ParameterTier.Advanced, "regime_severity_threshold", Switch: "regimes.overrides"))
        .Number(
            "min_trending_confidence", 0, 1, s => s.MinTrendingConfidence, (s, value) => s with { MinTrendingConfidence = value },
            new ParameterNote("The confidence from which an asset counts as trending, for a strategy that gathers its own universe; a replay scores all that has prices.", ParameterTier.Advanced, "min_trending_confidence", "confidence"))
        .Described("What a change of regime may override, and which trends count.");
}
