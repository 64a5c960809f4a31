using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes;

/// <summary>The section <c>regimes</c>: what a regime asks of the settings, what a change of regime may override, and which trends count.</summary>
public sealed record RegimeSettings
{
    /// <summary>Whether rebalances obey what the regime asks of the settings: thresholds, places, sizes and periods. Default: false.</summary>
    public bool ApplyParameters { get; init; }

    /// <summary>Whether a change of regime may override protections. Default: true.</summary>
    public bool Overrides { get; init; } = true;

    /// <summary>The severity from which a change of regime overrides protections; a normal one lifts none, so that normal is as high. Default: high.</summary>
    public RegimeChangeSeverity OverrideSeverity { get; init; } = RegimeChangeSeverity.High;

    /// <summary>The confidence from which an asset counts as trending, for a strategy that gathers its own universe; a replay scores all that has prices. Default: 0.7; 0 to 1 (confidence).</summary>
    public double MinTrendingConfidence { get; init; } = 0.7;

    internal static Section<RegimeSettings> Section { get; } = new Section<RegimeSettings>("regimes", "What a regime asks of the settings, what a change of regime may override, and which trends count.")
        .Flag("apply_parameters", s => s.ApplyParameters, (s, value) => s with { ApplyParameters = value },
            new("Whether rebalances obey what the regime asks of the settings: thresholds, places, sizes and periods.", SettingTier.Expert, null, CameLater: true))
        .Flag("overrides", s => s.Overrides, (s, value) => s with { Overrides = value },
            new("Whether a change of regime may override protections.", SettingTier.Advanced, "enable_regime_overrides"))
        .Word("override_severity", s => s.OverrideSeverity, (s, value) => s with { OverrideSeverity = value },
            new("The severity from which a change of regime overrides protections; a normal one lifts none, so that normal is as high.", SettingTier.Advanced, "regime_severity_threshold", "regimes.overrides"))
        .Number("min_trending_confidence", 0, 1, "confidence", s => s.MinTrendingConfidence, (s, value) => s with { MinTrendingConfidence = value },
            new("The confidence from which an asset counts as trending, for a strategy that gathers its own universe; a replay scores all that has prices.", SettingTier.Advanced, "min_trending_confidence"));

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
