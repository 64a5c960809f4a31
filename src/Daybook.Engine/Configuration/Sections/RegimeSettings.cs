using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>regimes</c>: what a change of regime may override, and which trends count.</summary>
public sealed record RegimeSettings
{
    /// <summary>Whether a change of regime may override protections. Default: true.</summary>
    public bool Overrides { get; init; } = true;

    /// <summary>The severity from which a change of regime overrides protections; a normal one lifts none, so that normal is as high. Default: high.</summary>
    public RegimeChangeSeverity OverrideSeverity { get; init; } = RegimeChangeSeverity.High;

    /// <summary>The confidence from which an asset counts as trending, for a strategy that gathers its own universe; a replay scores all that has prices. Default: 0.7; 0 to 1 (confidence).</summary>
    public double MinTrendingConfidence { get; init; } = 0.7;
}
