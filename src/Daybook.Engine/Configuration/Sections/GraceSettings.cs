namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>grace</c>: positions whose score fell under the threshold are kept for a while, and shrink.</summary>
public sealed record GraceSettings
{
    /// <summary>Whether there are grace periods. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long a position may stay under the threshold before it is closed. Default: 5; 1 to 30 (days).</summary>
    public int Days { get; init; } = 5;

    /// <summary>What is left of the size after each day. Default: 0.8; 0.1 to 1 (of the size).</summary>
    public double DecayRate { get; init; } = 0.8;

    /// <summary>The size under which a position in grace does not shrink. Default: 0.1; 0.01 to 0.5 (of the size).</summary>
    public double MinFactor { get; init; } = 0.1;
}
