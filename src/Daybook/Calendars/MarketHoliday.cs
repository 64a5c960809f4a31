namespace Daybook.Calendars;

/// <summary>A day on which a market is closed, though it falls on one of its usual days.</summary>
/// <param name="Date">The day, in the market's time zone.</param>
/// <param name="Name">Why, such as <c>Good Friday</c>. It may come from a file: untrusted.</param>
public readonly record struct MarketHoliday(DateOnly Date, string Name);
