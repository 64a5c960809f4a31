namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>whipsaw</c>: assets are not bought and sold again and again.</summary>
public sealed record WhipsawSettings
{
    /// <summary>Whether there is whipsaw protection. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The number of cycles, an open and its close, from which an asset is not opened again. Default: 1; 1 to 10 (cycles).</summary>
    public int MaxCycles { get; init; } = 1;

    /// <summary>How long a cycle counts after its close. Default: 14; 1 to 365 (days).</summary>
    public int PeriodDays { get; init; } = 14;

    /// <summary>How long a position is open at least before it may be closed. Default: 4; 1 to 168 (hours).</summary>
    public int MinDurationHours { get; init; } = 4;
}
