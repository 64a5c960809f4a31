using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>What became of a protection's refusals some days later, beside what else was held. Outcomes are those of <see cref="ProtectionEffect"/>.</summary>
/// <param name="Days">Trading days of the asset after the first refusal.</param>
/// <param name="Observed">Episodes with an outcome.</param>
/// <param name="Beyond">Episodes whose outcome lies beyond the last price, or before the first. They are left out.</param>
/// <param name="Alone">Episodes with nothing to compare them with: nothing else was held on their first day, or all of it was refused as well. They are left out.</param>
/// <param name="Clusters">Groups of episodes that lie close together in time, which count as one observation each.</param>
/// <param name="Mean">The mean outcome of the episodes as a fraction, above 0 when the refusals were right; null when none was observed.</param>
/// <param name="Raw">The same without the comparison: the mean of the asset's own return. It says how the market went, not what the protection did.</param>
/// <param name="Interval">Between which numbers the mean is likely to lie; null when there are too few clusters to say, <see cref="LeastClusters"/>.</param>
public sealed record HorizonEffect(int Days, int Observed, int Beyond, int Alone, int Clusters, double? Mean, double? Raw, MeanInterval? Interval)
{
    /// <summary>The fewest clusters of which an interval is made.</summary>
    public const int LeastClusters = 10;

    /// <summary>What the interval says: right or wrong only when all of it lies on one side of 0.</summary>
    public RefusalVerdict Verdict => Interval switch
    {
        null => RefusalVerdict.TooFew,
        { Low: > 0 } => RefusalVerdict.Right,
        { High: < 0 } => RefusalVerdict.Wrong,
        _ => RefusalVerdict.NoEvidence,
    };
}
