namespace Daybook.Engine.Scoring;

/// <summary>How a technical score is made. Lengths are in daily closes (trading days). The weights count in proportion to their sum.</summary>
public sealed record TechnicalScoreOptions
{
    /// <summary>The weight of trend, 0 or more. Default: 0.35.</summary>
    public double TrendWeight { get; init; } = 0.35;

    /// <summary>The weight of momentum, 0 or more. Default: 0.35.</summary>
    public double MomentumWeight { get; init; } = 0.35;

    /// <summary>The weight of mean reversion, 0 or more. Default: 0.15.</summary>
    public double MeanReversionWeight { get; init; } = 0.15;

    /// <summary>The weight of low volatility, 0 or more. Default: 0.15.</summary>
    public double VolatilityWeight { get; init; } = 0.15;

    /// <summary>Closes in the fast moving average, 1 or more. Default: 50.</summary>
    public int FastAverage { get; init; } = 50;

    /// <summary>Closes in the slow moving average, 1 or more. Default: 200.</summary>
    public int SlowAverage { get; init; } = 200;

    /// <summary>How far back momentum begins, in days, 1 or more. Default: 252, a year.</summary>
    public int MomentumDays { get; init; } = 252;

    /// <summary>The newest days that momentum leaves out, from 0 to less than <see cref="MomentumDays"/>. Default: 21, a month.</summary>
    public int MomentumSkip { get; init; } = 21;

    /// <summary>Daily returns that mean reversion looks at, 1 or more. Default: 14.</summary>
    public int ReversionDays { get; init; } = 14;

    /// <summary>Daily returns that the volatility is measured over, 1 or more. Default: 60.</summary>
    public int VolatilityDays { get; init; } = 60;

    /// <summary>The volatility per year that scores 0.5, a fraction above 0. Default: 0.20.</summary>
    public double ReferenceVolatility { get; init; } = 0.20;

    /// <summary>How old the newest close may be, 0 or more. Default: 10 days, which no holidays of an exchange reach.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How many closes a score takes. No others are looked at.</summary>
    internal int ClosesNeeded => Math.Max(Math.Max(FastAverage, SlowAverage), Math.Max(MomentumDays, Math.Max(ReversionDays, VolatilityDays)) + 1);

    internal void RequireLengths()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(FastAverage, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SlowAverage, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MomentumDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MomentumSkip);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(MomentumSkip, MomentumDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReversionDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(VolatilityDays, 1);
    }
}
