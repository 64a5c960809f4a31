using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>What the prices said of a protection's refusals some days later.</summary>
/// <param name="Days">Trading days of the asset after the first refusal.</param>
/// <param name="Observed">Episodes whose outcome the prices reach.</param>
/// <param name="Beyond">Episodes whose outcome lies beyond the last price, or before the first. They are left out.</param>
/// <param name="Mean">The mean outcome as a fraction, above 0 when the refusals were right; null when none was observed.</param>
/// <param name="Interval">Between which numbers the mean is likely to lie; null when there are too few episodes to say, <see cref="IsTooFew"/>.</param>
public sealed record HorizonEffect(int Days, int Observed, int Beyond, double? Mean, MeanInterval? Interval)
{
    /// <summary>The fewest episodes of which an interval is made.</summary>
    public const int LeastEpisodes = 10;

    /// <summary>True when there are too few episodes for an interval.</summary>
    public bool IsTooFew => Observed < LeastEpisodes;
}
