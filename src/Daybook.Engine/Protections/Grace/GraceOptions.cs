using Daybook.Engine.Settings;
using static System.FormattableString;

namespace Daybook.Engine.Protections.Grace;

/// <summary>The section <c>grace</c>: positions whose score fell under the threshold are kept for a while, and shrink.</summary>
public sealed record GraceOptions
{
    /// <summary>Whether grace periods apply. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long a position may stay below the threshold before it is closed. Default: 5; 1 to 30 (days).</summary>
    public int Days { get; init; } = 5;

    /// <summary>The part of the size left after each day. Default: 0.8; 0.1 to 1 (of the size).</summary>
    public double DecayRate { get; init; } = 0.8;

    /// <summary>The smallest part of the original size to which a position in grace shrinks. Default: 0.1; 0.01 to 0.5 (of the size).</summary>
    public double MinFactor { get; init; } = 0.1;

    internal static Section<GraceOptions> Section { get; } = new Section<GraceOptions>("grace", "Positions whose score fell below the threshold are kept for a while, and shrink.")
        .Flag("enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new("Whether grace periods apply.", SettingTier.Intermediate, "enable_grace_periods"))
        .Whole("days", 1, 30, "days", s => s.Days, (s, value) => s with { Days = value },
            new("How long a position may stay below the threshold before it is closed.", SettingTier.Basic, "grace_period_days", "grace.enabled"))
        .Number("decay_rate", 0.1, 1, "of the size", s => s.DecayRate, (s, value) => s with { DecayRate = value },
            new("The part of the size left after each day.", SettingTier.Advanced, "grace_decay_rate", "grace.enabled"))
        .Number("min_factor", 0.01, 0.5, "of the size", s => s.MinFactor, (s, value) => s with { MinFactor = value },
            new("The smallest part of the original size to which a position in grace shrinks.", SettingTier.Advanced, "min_decay_factor", "grace.enabled"))
        .Warn("slow_decay", "A position in grace loses at least 5 % a day.", ["decay_rate", "enabled"],
            s => !s.Enabled || s.DecayRate <= 0.95 ? null : Invariant($"with {s.DecayRate:R} a position in grace hardly shrinks"))
        .Warn("short_grace", "A grace period is 2 days or longer.", ["days", "enabled"],
            s => !s.Enabled || s.Days >= 2 ? null : "a grace period of 1 day gives a score hardly any time to recover");

    /// <summary>True for decisions that were made before sizes were rounded from their binary value.</summary>
    internal bool RoundsScaled { get; init; }

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
