namespace Daybook.Engine.Protections.Grace;

/// <summary>How long a position under the threshold is kept, and how it shrinks meanwhile.</summary>
public sealed record GraceOptions
{
    /// <summary>False: grace periods are switched off, and the chain does not ask. Default: true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Days that a position has to recover, 1 to 30. Default: 5.</summary>
    public int Days { get; init; } = 5;

    /// <summary>What is left of the original size after each day, as a factor, 0.1 to 1. Default: 0.8.</summary>
    public double DecayRate { get; init; } = 0.8;

    /// <summary>What is left of the original size at the least, as a factor, 0.01 to 0.5. Default: 0.1.</summary>
    public double MinFactor { get; init; } = 0.1;

    /// <summary>True for decisions that were made before sizes were rounded from their binary value.</summary>
    internal bool RoundsScaled { get; init; }
}
