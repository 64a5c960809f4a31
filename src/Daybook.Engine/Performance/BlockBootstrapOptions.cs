namespace Daybook.Engine.Performance;

/// <summary>How a sample is drawn again.</summary>
public sealed record BlockBootstrapOptions
{
    /// <summary>Where the draws start: the same seed gives the same interval. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The mean length of a block in observations, 1 or more; 1 draws each observation for itself. Default: null, the cube root of the sample's size, the order of
    /// the best length for the variance of a mean (Politis and White, Automatic Block-Length Selection for the Dependent Bootstrap, Econometric Reviews 23 (2004)).
    /// </summary>
    public double? MeanBlockLength { get; init; }

    /// <summary>How many samples are drawn, 100 to 1,000,000. Default: 2,000.</summary>
    public int Resamples { get; init; } = 2_000;

    /// <summary>The confidence of the interval, over 0 and under 1. Default: 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Throws for what is out of its range.</summary>
    internal void Check()
    {
        if (MeanBlockLength is { } length && !(double.IsFinite(length) && length >= 1))
            throw new ArgumentOutOfRangeException(nameof(MeanBlockLength), length, "A block has 1 observation or more.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Resamples, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Resamples, 1_000_000);
        if (Confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "A confidence is over 0 and under 1.");
    }
}
