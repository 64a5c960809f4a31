using Daybook.Engine.Settings;

namespace Daybook.Engine.Diversification;

/// <summary>The section <c>buckets</c>: how positions are spread over groups of assets.</summary>
public sealed record BucketLimitOptions
{
    /// <summary>Whether bucket limits apply. Default: false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The most positions in one bucket. Default: 4; 1 to 20 (positions).</summary>
    public int MaxPositions { get; init; } = 4;

    /// <summary>The largest part of the portfolio in one bucket. Default: 0.4; 0.1 to 1 (of the portfolio).</summary>
    public double MaxAllocation { get; init; } = 0.4;

    /// <summary>The least number of buckets in the portfolio. Default: 2; 1 to 10 (buckets).</summary>
    public int MinRepresented { get; init; } = 2;

    /// <summary>Whether held positions may stay over a bucket's limit. Default: false.</summary>
    public bool AllowOverflow { get; init; }

    internal static Section<BucketLimitOptions> Section { get; } = new Section<BucketLimitOptions>("buckets", "How positions are spread over groups of assets.")
        .Flag("enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new("Whether bucket limits apply.", SettingTier.Intermediate, "enable_bucket_diversification"))
        .Whole("max_positions", 1, 20, "positions", s => s.MaxPositions, (s, value) => s with { MaxPositions = value },
            new("The most positions in one bucket.", SettingTier.Intermediate, "max_positions_per_bucket", "buckets.enabled"))
        .Number("max_allocation", 0.1, 1, "of the portfolio", s => s.MaxAllocation, (s, value) => s with { MaxAllocation = value },
            new("The largest part of the portfolio in one bucket.", SettingTier.Intermediate, "max_allocation_per_bucket", "buckets.enabled"))
        .Whole("min_represented", 1, 10, "buckets", s => s.MinRepresented, (s, value) => s with { MinRepresented = value },
            new("The least number of buckets in the portfolio.", SettingTier.Advanced, "min_buckets_represented", "buckets.enabled"))
        .Flag("allow_overflow", s => s.AllowOverflow, (s, value) => s with { AllowOverflow = value },
            new("Whether held positions may stay over a bucket's limit.", SettingTier.Advanced, "allow_bucket_overflow", "buckets.enabled"));

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
