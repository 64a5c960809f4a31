namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>buckets</c>: how positions are spread over groups of assets.</summary>
public sealed record BucketSettings
{
    /// <summary>Whether the limits of buckets hold. Default: false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The most positions in one bucket. Default: 4; 1 to 20 (positions).</summary>
    public int MaxPositions { get; init; } = 4;

    /// <summary>The largest part of the portfolio in one bucket. Default: 0.4; 0.1 to 1 (of the portfolio).</summary>
    public double MaxAllocation { get; init; } = 0.4;

    /// <summary>The number of buckets that the portfolio is spread over at least. Default: 2; 1 to 10 (buckets).</summary>
    public int MinRepresented { get; init; } = 2;

    /// <summary>Whether positions that are held may stay over a bucket's limit. Default: false.</summary>
    public bool AllowOverflow { get; init; }
}
