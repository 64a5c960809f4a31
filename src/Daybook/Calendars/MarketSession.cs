namespace Daybook.Calendars;

/// <summary>One trading day of a market.</summary>
/// <param name="Date">The day, in the market's time zone.</param>
/// <param name="OpensAt">The instant at which it begins, UTC.</param>
/// <param name="ClosesAt">The instant at which it ends, UTC; later than <see cref="OpensAt"/>.</param>
/// <param name="IsHalfDay">True when it ends before its usual time.</param>
public readonly record struct MarketSession(DateOnly Date, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool IsHalfDay);
