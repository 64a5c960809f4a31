using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>buckets</c>.</summary>
internal static class BucketParameters
{
    public static ParameterSection Section { get; } = new SectionTable<BucketSettings>("buckets", c => c.Buckets, (c, section) => c with { Buckets = section })
        .Flag(
            "enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new ParameterNote("Whether the limits of buckets hold.", ParameterTier.Intermediate, "enable_bucket_diversification"))
        .Whole(
            "max_positions", 1, 20, s => s.MaxPositions, (s, value) => s with { MaxPositions = value },
            new ParameterNote("The most positions in one bucket.", ParameterTier.Intermediate, "max_positions_per_bucket", "positions", Switch: "buckets.enabled"))
        .Number(
            "max_allocation", 0.1, 1, s => s.MaxAllocation, (s, value) => s with { MaxAllocation = value },
            new ParameterNote("The largest part of the portfolio in one bucket.", ParameterTier.Intermediate, "max_allocation_per_bucket", "of the portfolio", Switch: "buckets.enabled"))
        .Whole(
            "min_represented", 1, 10, s => s.MinRepresented, (s, value) => s with { MinRepresented = value },
            new ParameterNote("The number of buckets that the portfolio is spread over at least.", ParameterTier.Advanced, "min_buckets_represented", "buckets", Switch: "buckets.enabled"))
        .Flag(
            "allow_overflow", s => s.AllowOverflow, (s, value) => s with { AllowOverflow = value },
            new ParameterNote("Whether positions that are held may stay over a bucket's limit.", ParameterTier.Advanced, "allow_bucket_overflow", Switch: "buckets.enabled"))
        .Described("How positions are spread over groups of assets.");
}
