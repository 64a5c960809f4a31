namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>core</c>: assets that may exceed a bucket's limit and are not sold for a while.</summary>
public sealed record CoreSettings
{
    /// <summary>Whether assets may become core assets. Default: false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The most core assets at a time. Default: 3; 1 to 50 (assets).</summary>
    public int MaxAssets { get; init; } = 3;

    /// <summary>The score from which an asset over its bucket's limit becomes a core asset. Default: 0.95; 0.8 to 1 (score).</summary>
    public double OverrideThreshold { get; init; } = 0.95;

    /// <summary>The most assets that one rebalance makes core assets. Default: 2; 0 to 10 (assets).</summary>
    public int MaxOverrides { get; init; } = 2;

    /// <summary>How long an asset stays a core asset. Default: 90; 1 to 730 (days).</summary>
    public int ExpiryDays { get; init; } = 90;

    /// <summary>How often its time may be extended. Default: 2; 0 to 10 (extensions).</summary>
    public int ExtensionLimit { get; init; } = 2;

    /// <summary>How far a core asset's return may lie under its bucket's before it is one no longer. Default: 0.15; 0.01 to 1 (return).</summary>
    public double MaxUnderperformance { get; init; } = 0.15;

    /// <summary>How far back returns are compared. Default: 30; 1 to 365 (days).</summary>
    public int UnderperformanceDays { get; init; } = 30;

    /// <summary>How often returns are compared. Default: 7; 1 to 90 (days).</summary>
    public int CheckIntervalDays { get; init; } = 7;
}
