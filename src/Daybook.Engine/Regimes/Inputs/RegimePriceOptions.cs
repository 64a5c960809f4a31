using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>The windows that regimes are computed from.</summary>
internal sealed record RegimePriceOptions
{
    /// <summary>The sessions of the slowest frame, which stands for <c>1d</c>; 5 to 10,000. Default: 252, a year.</summary>
    public int SlowSessions { get; init; } = 252;

    /// <summary>The sessions of the middle frame, which stands for <c>4h</c>; 5 to 10,000. Default: 126, half a year.</summary>
    public int MiddleSessions { get; init; } = 126;

    /// <summary>The sessions of the fastest frame, which stands for <c>1h</c>; 5 to 10,000. Default: 63, a quarter.</summary>
    public int FastSessions { get; init; } = 63;

    /// <summary>The sessions of the realised volatility, 5 to 10,000. Default: 21, a month.</summary>
    public int VolatilitySessions { get; init; } = 21;

    /// <summary>How many days old the last close of a series may be before the series counts as ended, 0 to 3,650. Default: 10.</summary>
    public int MaxAgeDays { get; init; } = 10;

    internal static Section<RegimePriceOptions> Section { get; } = new Section<RegimePriceOptions>("regime_prices", "The windows that regimes are computed from.")
        .Whole("slow_sessions", 5, 10_000, "sessions", s => s.SlowSessions)
        .Whole("middle_sessions", 5, 10_000, "sessions", s => s.MiddleSessions)
        .Whole("fast_sessions", 5, 10_000, "sessions", s => s.FastSessions)
        .Whole("volatility_sessions", 5, 10_000, "sessions", s => s.VolatilitySessions)
        .Whole("max_age_days", 0, 3_650, "days", s => s.MaxAgeDays);

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
