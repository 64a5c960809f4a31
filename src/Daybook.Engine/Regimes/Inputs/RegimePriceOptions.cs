namespace Daybook.Engine.Regimes.Inputs;

/// <summary>The windows that regimes are computed from.</summary>
public sealed record RegimePriceOptions
{
    /// <summary>The sessions of the slowest frame, which stands for <c>1d</c>; 5 or more. Default: 252, a year.</summary>
    public int SlowSessions { get; init; } = 252;

    /// <summary>The sessions of the middle frame, which stands for <c>4h</c>; 5 or more. Default: 126, half a year.</summary>
    public int MiddleSessions { get; init; } = 126;

    /// <summary>The sessions of the fastest frame, which stands for <c>1h</c>; 5 or more. Default: 63, a quarter.</summary>
    public int FastSessions { get; init; } = 63;

    /// <summary>The sessions of the realised volatility, 5 or more. Default: 21, a month.</summary>
    public int VolatilitySessions { get; init; } = 21;

    /// <summary>How many days old the last close of a series may be before the series counts as ended, 0 or more. Default: 10.</summary>
    public int MaxAgeDays { get; init; } = 10;
}
