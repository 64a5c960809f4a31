namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>How often an asset may be bought and sold.</summary>
public sealed record WhipsawOptions
{
    /// <summary>False: the protection is switched off, and the chain does not ask. Default: true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Completed cycles that the window allows, 1 to 10. Default: 1.</summary>
    public int MaxCycles { get; init; } = 1;

    /// <summary>The window in days, 1 to 365. Default: 14.</summary>
    public int PeriodDays { get; init; } = 14;

    /// <summary>How long a position must be open before it is closed, in hours, 1 to 168. Default: 4.</summary>
    public int MinDurationHours { get; init; } = 4;

    /// <summary>How long after an override the asset has no further one, in hours, 0 to 720. Default: 24.</summary>
    public int OverrideCooldownHours { get; init; } = 24;

    internal TimeSpan Period => TimeSpan.FromDays(PeriodDays);

    internal TimeSpan MinDuration => TimeSpan.FromHours(MinDurationHours);

    internal TimeSpan OverrideCooldown => TimeSpan.FromHours(OverrideCooldownHours);
}
