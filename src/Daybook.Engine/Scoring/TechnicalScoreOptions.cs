using Daybook.Engine.Settings;

namespace Daybook.Engine.Scoring;

/// <summary>How a technical score is made. Lengths are in daily closes (trading days). The weights count in proportion to their sum.</summary>
public sealed record TechnicalScoreOptions
{
    /// <summary>The weight of trend, 0 to 1,000. Default: 0.35.</summary>
    public double TrendWeight { get; init; } = 0.35;

    /// <summary>The weight of momentum, 0 to 1,000. Default: 0.35.</summary>
    public double MomentumWeight { get; init; } = 0.35;

    /// <summary>The weight of mean reversion, 0 to 1,000. Default: 0.15.</summary>
    public double MeanReversionWeight { get; init; } = 0.15;

    /// <summary>The weight of low volatility, 0 to 1,000. Default: 0.15.</summary>
    public double VolatilityWeight { get; init; } = 0.15;

    /// <summary>Closes in the fast moving average, 1 to 10,000. Default: 50.</summary>
    public int FastAverage { get; init; } = 50;

    /// <summary>Closes in the slow moving average, 1 to 10,000. Default: 200.</summary>
    public int SlowAverage { get; init; } = 200;

    /// <summary>How far back momentum begins, in days, 1 to 10,000. Default: 252, a year.</summary>
    public int MomentumDays { get; init; } = 252;

    /// <summary>The newest days that momentum leaves out, from 0 to less than <see cref="MomentumDays"/>. Default: 21, a month.</summary>
    public int MomentumSkip { get; init; } = 21;

    /// <summary>Daily returns that mean reversion looks at, 1 to 10,000. Default: 14.</summary>
    public int ReversionDays { get; init; } = 14;

    /// <summary>Daily returns that the volatility is measured over, 1 to 10,000. Default: 60.</summary>
    public int VolatilityDays { get; init; } = 60;

    /// <summary>The volatility per year that scores 0.5, a fraction, 0.001 to 10. Default: 0.20.</summary>
    public double ReferenceVolatility { get; init; } = 0.20;

    /// <summary>How old the newest close may be, 0 to 3,650 days. Default: 10 days, which no holidays of an exchange reach.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How many closes a score takes. No others are looked at.</summary>
    internal int ClosesNeeded => Math.Max(Math.Max(FastAverage, SlowAverage), Math.Max(MomentumDays, Math.Max(ReversionDays, VolatilityDays)) + 1);

    internal static Section<TechnicalScoreOptions> Section { get; } = new Section<TechnicalScoreOptions>("technical_score", "How a technical score is made.")
        .Number("trend_weight", 0, 1_000, "weight", s => s.TrendWeight)
        .Number("momentum_weight", 0, 1_000, "weight", s => s.MomentumWeight)
        .Number("mean_reversion_weight", 0, 1_000, "weight", s => s.MeanReversionWeight)
        .Number("volatility_weight", 0, 1_000, "weight", s => s.VolatilityWeight)
        .Whole("fast_average", 1, 10_000, "closes", s => s.FastAverage)
        .Whole("slow_average", 1, 10_000, "closes", s => s.SlowAverage)
        .Whole("momentum_days", 1, 10_000, "closes", s => s.MomentumDays)
        .Whole("momentum_skip", 0, 9_999, "closes", s => s.MomentumSkip)
        .Whole("reversion_days", 1, 10_000, "closes", s => s.ReversionDays)
        .Whole("volatility_days", 1, 10_000, "closes", s => s.VolatilityDays)
        .Number("reference_volatility", 0.001, 10, "per year", s => s.ReferenceVolatility)
        .Number("max_age", 0, 3_650, "days", s => s.MaxAge.TotalDays)
        .Refuse("some_weight", "At least one weight is above 0.", ["trend_weight", "momentum_weight", "mean_reversion_weight", "volatility_weight"],
            s => s.TrendWeight + s.MomentumWeight + s.MeanReversionWeight + s.VolatilityWeight > 0 ? null : "all weights are 0; give one to what a score is made of")
        .Refuse("momentum_left", "Momentum leaves out fewer days than it looks back.", ["momentum_skip", "momentum_days"],
            s => s.MomentumSkip < s.MomentumDays ? null : $"of the {s.MomentumDays} days that momentum looks back, {s.MomentumSkip} are left out");

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
