namespace Daybook.Calendars;

/// <summary>A stretch of the calendar that has a first and a last session.</summary>
public enum MarketPeriod
{
    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter: January to March, and so on.</summary>
    Quarter,
}
