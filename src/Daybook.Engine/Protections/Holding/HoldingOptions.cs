namespace Daybook.Engine.Protections.Holding;

/// <summary>How long a position is held.</summary>
public sealed record HoldingOptions
{
    /// <summary>Whole days for which a position is neither closed nor reduced, 1 to 365. Default: 3.</summary>
    public int MinDays { get; init; } = 3;

    /// <summary>Whole days after which a position must be reviewed, from the minimum to 365. Default: 90.</summary>
    public int MaxDays { get; init; } = 90;

    /// <summary>Whole days after an override in which the asset has no further one, 1 to 180. Default: 30.</summary>
    public int OverrideCooldownDays { get; init; } = 30;

    /// <summary>How many days short of the minimum a position may be at most to be eligible for an override. Default: 2.</summary>
    public int OverrideReachDays { get; init; } = 2;
}
