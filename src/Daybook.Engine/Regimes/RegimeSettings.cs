using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes;

/// <summary>The section <c>regimes</c>: what a regime asks of the settings, what a change of regime may override, and which trends count.</summary>
public sealed record RegimeSettings
{
    /// <summary>Whether the regime adjusts settings: thresholds, places, sizes and periods. Default: false.</summary>
    public bool ApplyParameters { get; init; }

    /// <summary>Whether a regime change may override protections. Default: true.</summary>
    public bool Overrides { get; init; } = true;

    /// <summary>The lowest severity at which a regime change overrides protections; a normal change lifts none, so normal means high. Default: high.</summary>
    public RegimeChangeSeverity OverrideSeverity { get; init; } = RegimeChangeSeverity.High;

    /// <summary>The lowest confidence at which an asset counts as trending, for a strategy that builds its own universe; a replay scores every asset with prices. Default: 0.7; 0 to 1 (confidence).</summary>
    public double MinTrendingConfidence { get; init; } = 0.7;

    internal static Section<RegimeSettings> Section { get; } = new Section<RegimeSettings>("regimes", "How a regime adjusts settings, what a regime change may override, and which trends count.")
        .Flag("apply_parameters", s => s.ApplyParameters, (s, value) => s with { ApplyParameters = value },
            new("Whether the regime adjusts settings: thresholds, places, sizes and periods.", SettingTier.Expert, null, CameLater: true))
        .Flag("overrides", s => s.Overrides, (s, value) => s with { Overrides = value },
            new("Whether a regime change may override protections.", SettingTier.Advanced, "enable_regime_overrides"))
        .Word("override_severity", s => s.OverrideSeverity, (s, value) => s with { OverrideSeverity = value },
            new("The lowest severity at which a regime change overrides protections; a normal change lifts none, so normal means high.", SettingTier.Advanced, "regime_severity_threshold", "regimes.overrides"))
        .Number("min_trending_confidence", 0, 1, "confidence", s => s.MinTrendingConfidence, (s, value) => s with { MinTrendingConfidence = value },
            new("The lowest confidence at which an asset counts as trending, for a strategy that builds its own universe; a replay scores every asset with prices.", SettingTier.Advanced, "min_trending_confidence"));

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
