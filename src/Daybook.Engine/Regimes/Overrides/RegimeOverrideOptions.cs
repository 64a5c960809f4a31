using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>How much a change of regime may lift.</summary>
public sealed record RegimeOverrideOptions
{
    /// <summary>Whether there are overrides, and from which severity on; without them one that was granted before may not be used either, and a normal change has no right to lift any.</summary>
    public RegimeSettings Settings { get; init; } = new();

    /// <summary>How many overrides one transition may grant, 0 to 1,000; each lifts one protection of one asset. Default: 5.</summary>
    public int Budget { get; init; } = 5;

    /// <summary>How many hours an override may be used, 0.01 to 8,760. Default: 24, as in the reference.</summary>
    public double ValidHours { get; init; } = 24;

    /// <summary>How many days must pass before the same asset may have an override again, 1 to 180, from its first one on. Default: 30, as in the reference.</summary>
    public int CooldownDays { get; init; } = 30;

    /// <summary>
    /// Whether a sudden change may lift protections before it has lasted for the validation days. Default: false, so that a flicker lifts nothing. The
    /// reference did not ask.
    /// </summary>
    public bool AllowUnconfirmed { get; init; }

    internal static Section<RegimeOverrideOptions> Section { get; } = new Section<RegimeOverrideOptions>("regime_overrides", "How much a change of regime may lift.")
        .Whole("budget", 0, 1_000, "overrides", s => s.Budget)
        .Number("valid_hours", 0.01, 8_760, "hours", s => s.ValidHours)
        .Whole("cooldown_days", 1, 180, "days", s => s.CooldownDays);

    /// <summary>What is wrong with the values.</summary>
    internal IReadOnlyList<string> Problems => [.. RegimeSettings.Section.Problems(Settings), .. Section.Problems(this)];

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => SettingProblems.Refuse(Problems);
}
