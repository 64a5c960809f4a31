using Daybook.Engine.Settings;

namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>The section <c>whipsaw</c>: assets are not bought and sold again and again.</summary>
public sealed record WhipsawOptions
{
    /// <summary>Whether whipsaw protection applies. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The number of cycles (an open and its close) at which an asset may not be opened again. Default: 1; 1 to 10 (cycles).</summary>
    public int MaxCycles { get; init; } = 1;

    /// <summary>How long a cycle counts after its close. Default: 14; 1 to 365 (days).</summary>
    public int PeriodDays { get; init; } = 14;

    /// <summary>The minimum time from a position's open to its close. Default: 4; 1 to 168 (hours).</summary>
    public int MinDurationHours { get; init; } = 4;

    internal static Section<WhipsawOptions> Section { get; } = new Section<WhipsawOptions>("whipsaw", "Stops repeated buying and selling of one asset.")
        .Flag("enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new("Whether whipsaw protection applies.", SettingTier.Intermediate, "enable_whipsaw_protection"))
        .Whole("max_cycles", 1, 10, "cycles", s => s.MaxCycles, (s, value) => s with { MaxCycles = value },
            new("The number of cycles (an open and its close) at which an asset may not be opened again.", SettingTier.Advanced, "max_cycles_per_protection_period", "whipsaw.enabled"))
        .Whole("period_days", 1, 365, "days", s => s.PeriodDays, (s, value) => s with { PeriodDays = value },
            new("How long a cycle counts after its close.", SettingTier.Basic, "whipsaw_protection_days", "whipsaw.enabled"))
        .Whole("min_duration_hours", 1, 168, "hours", s => s.MinDurationHours, (s, value) => s with { MinDurationHours = value },
            new("The minimum time from a position's open to its close.", SettingTier.Advanced, "min_position_duration_hours", "whipsaw.enabled"))
        .Warn("short_whipsaw_period", "A cycle counts for 7 days or longer.", ["period_days", "enabled"],
            s => !s.Enabled || s.PeriodDays >= 7 ? null : $"a cycle that counts for {DayCount.Of(s.PeriodDays)} hardly prevents the next")
        .Warn("long_min_duration", "A position may be closed a day after it was opened.", ["min_duration_hours", "enabled"],
            s => !s.Enabled || s.MinDurationHours <= 24 ? null : $"for {s.MinDurationHours} hours a position cannot be closed in any case; use holding.min_days for days");

    internal TimeSpan Period => TimeSpan.FromDays(PeriodDays);

    internal TimeSpan MinDuration => TimeSpan.FromHours(MinDurationHours);

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
