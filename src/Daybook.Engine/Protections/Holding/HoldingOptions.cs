using Daybook.Engine.Settings;

namespace Daybook.Engine.Protections.Holding;

/// <summary>The section <c>holding</c>: how long positions are held.</summary>
public sealed record HoldingOptions
{
    /// <summary>The minimum holding period; until it ends a position is neither closed nor reduced. Default: 3; 1 to 365 (days).</summary>
    public int MinDays { get; init; } = 3;

    /// <summary>The age at which a position is reviewed. Default: 90; 1 to 365 (days).</summary>
    public int MaxDays { get; init; } = 90;

    /// <summary>The cool-down after an override of the minimum, per asset. Default: 30; 1 to 180 (days).</summary>
    public int OverrideCooldownDays { get; init; } = 30;

    internal static Section<HoldingOptions> Section { get; } = new Section<HoldingOptions>("holding", "How long positions are held.")
        .Whole("min_days", 1, 365, "days", s => s.MinDays, (s, value) => s with { MinDays = value },
            new("The minimum holding period; until it ends a position is neither closed nor reduced.", SettingTier.Basic, "min_holding_period_days"))
        .Whole("max_days", 1, 365, "days", s => s.MaxDays, (s, value) => s with { MaxDays = value },
            new("The age at which a position is reviewed.", SettingTier.Advanced, "max_holding_period_days"))
        .Whole("override_cooldown_days", 1, 180, "days", s => s.OverrideCooldownDays, (s, value) => s with { OverrideCooldownDays = value },
            new("The cool-down after an override of the minimum, per asset.", SettingTier.Advanced, "regime_override_cooldown_days", "regimes.overrides"))
        .Refuse("holding_bounds", "A position is reviewed no earlier than it may be closed.", ["max_days", "min_days"],
            s => s.MinDays <= s.MaxDays ? null : $"a review after {s.MaxDays} days comes before the minimum holding period of {s.MinDays} days");

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
