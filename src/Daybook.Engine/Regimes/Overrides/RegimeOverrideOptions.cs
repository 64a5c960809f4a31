using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>How much a change of regime may lift.</summary>
public sealed record RegimeOverrideOptions
{
    /// <summary>False: no change of regime lifts anything, and an override that was granted before may not be used either. Default: true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The severity from which on a change may lift protections; a normal one has no right to lift any, whatever is set here. Default: high.</summary>
    public RegimeChangeSeverity LeastSeverity { get; init; } = RegimeChangeSeverity.High;

    /// <summary>How many overrides one transition may grant, 0 or more; each lifts one protection of one asset. Default: 5.</summary>
    public int Budget { get; init; } = 5;

    /// <summary>How many hours an override may be used, over 0. Default: 24, as in the reference.</summary>
    public double ValidHours { get; init; } = 24;

    /// <summary>How many days must pass before the same asset may have an override again, 1 to 180, from its first one on. Default: 30, as in the reference.</summary>
    public int CooldownDays { get; init; } = 30;

    /// <summary>
    /// Whether a sudden change may lift protections before it has lasted for the validation days. Default: false, so that a flicker lifts nothing. The
    /// reference did not ask.
    /// </summary>
    public bool AllowUnconfirmed { get; init; }
}
