using System.Globalization;
using Daybook.Events;

namespace Daybook.Cli.Text;

/// <summary>Times of events for people: UTC, and no finer than the times at hand need.</summary>
internal static class TimeText
{
    /// <summary>One time on its own: <c>2025-03-05</c> at midnight, otherwise with the time of day.</summary>
    public static string Of(DateTimeOffset time) => time.ToString(FormatFor([time]), CultureInfo.InvariantCulture);

    /// <summary>The whole time, for output that programs read.</summary>
    public static string Exact(DateTimeOffset time) => IsoTime.Format(time);

    /// <summary>The shortest format that tells the times apart down to the second.</summary>
    public static string FormatFor(IEnumerable<DateTimeOffset> times)
    {
        var format = "yyyy-MM-dd";
        foreach (var time in times)
        {
            if (time.Second != 0)
                return "yyyy-MM-dd HH:mm:ss";
            if (time.TimeOfDay >= TimeSpan.FromMinutes(1))
                format = "yyyy-MM-dd HH:mm";
        }

        return format;
    }
}
