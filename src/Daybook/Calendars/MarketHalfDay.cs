namespace Daybook.Calendars;

/// <summary>A session that ends before its usual time.</summary>
/// <param name="Date">The day, in the market's time zone.</param>
/// <param name="Close">When it ends, in the market's time zone.</param>
/// <param name="Name">Why, such as <c>Christmas Eve</c>; may be empty. It may come from a file: untrusted.</param>
public readonly record struct MarketHalfDay(DateOnly Date, TimeOnly Close, string Name);
