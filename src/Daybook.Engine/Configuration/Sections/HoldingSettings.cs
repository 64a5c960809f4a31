namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>holding</c>: how long positions are held.</summary>
public sealed record HoldingSettings
{
    /// <summary>How long a position is held at least; until then it is neither closed nor made smaller. Default: 3; 1 to 365 (days).</summary>
    public int MinDays { get; init; } = 3;

    /// <summary>The age at which a position is reviewed. Default: 90; 1 to 365 (days).</summary>
    public int MaxDays { get; init; } = 90;

    /// <summary>How long after an override of the minimum none is granted again for the same asset. Default: 30; 1 to 180 (days).</summary>
    public int OverrideCooldownDays { get; init; } = 30;
}
