using System.Globalization;

namespace Daybook.Charts.Words;

/// <summary>Times in sentences and tables, in UTC, as exact as what is told apart by them.</summary>
internal static class DateText
{
    /// <summary>A time as <c>2024-03-05</c>, <c>2024-03-05 14:30</c> or with seconds and parts of them.</summary>
    /// <param name="time">The time.</param>
    /// <param name="span">What the picture spans: over a year of it days suffice, under an hour seconds count.</param>
    public static string Of(DateTimeOffset time, TimeSpan span) => time.UtcDateTime.ToString(
        span.TotalDays switch
        {
            >= 60 => "yyyy-MM-dd",
            >= 1 => "yyyy-MM-dd HH:mm",
            _ when span.TotalMinutes >= 1 => "yyyy-MM-dd HH:mm:ss",
            _ => "yyyy-MM-dd HH:mm:ss.ffffff",
        },
        CultureInfo.InvariantCulture);

    /// <summary>A time for programs: ISO 8601, to the microsecond where it has one.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
