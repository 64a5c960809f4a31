using System.Globalization;

namespace Daybook.Events;

/// <summary>Times as text: ISO 8601, extended form. A text without a zone means UTC; a date alone means its first moment.</summary>
public static class IsoTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd",
    ];

    /// <summary>Reads a time; parts below a microsecond are cut off.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        if (!DateTimeOffset.TryParseExact(
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
        {
            return false;
        }

        time = Microseconds.ToTime(Microseconds.From(time));
        return true;
    }

    /// <summary>Writes a time in UTC with a trailing <c>Z</c>; six digits of the second's fraction, or none when it is zero.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
        CultureInfo.InvariantCulture);
}
