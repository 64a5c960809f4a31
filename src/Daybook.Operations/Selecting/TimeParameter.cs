using System.Globalization;
using Daybook.Events;

namespace Daybook.Operations.Selecting;

/// <summary>Times in a request: ISO 8601 (<c>2025-03-05</c>, <c>2025-03-05T14:30:00Z</c>), or relative (<c>-7d</c>, <c>-36h</c>, <c>-30m</c>, <c>-2w</c>).</summary>
internal static class TimeParameter
{
    // Within ten thousand years in any unit but weeks, and far from what a time span cannot hold.
    private const double MostUnits = 1_000_000;

    /// <summary>True for text of the relative form.</summary>
    public static bool IsRelative(string text) => text.Length > 2 && text[0] is '-' or '+';

    /// <summary>Reads a time; relative ones count from <paramref name="now"/>.</summary>
    /// <exception cref="RefusedException">The text is neither.</exception>
    public static DateTimeOffset Parse(string text, string parameter, DateTimeOffset now)
    {
        if (IsoTime.TryParse(text, out var time))
            return time;
        try
        {
            if (IsRelative(text) && ParseSpan(text[1..]) is { } span)
                return text[0] == '-' ? now - span : now + span;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            throw new RefusedException(RefusalCode.InvalidTime, parameter, $"{text} is outside the years 1 to 9999", error);
        }

        throw new RefusedException(RefusalCode.InvalidTime, parameter, $"'{text}' is not a time; write 2025-03-05, 2025-03-05T14:30:00Z or a relative one such as -7d or -36h");
    }

    /// <summary>Reads a duration such as <c>1d</c> or <c>90m</c>.</summary>
    /// <exception cref="RefusedException">The text is none, or it is zero.</exception>
    public static TimeSpan ParseDuration(string text, string parameter) =>
        ParseSpan(text) is { } span && span > TimeSpan.Zero
            ? span
            : throw new RefusedException(RefusalCode.InvalidTime, parameter, $"'{text}' is not a duration; write 1d, 12h, 30m or 2w");

    private static TimeSpan? ParseSpan(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > MostUnits)
            return null;
        return text[^1] switch
        {
            'w' => TimeSpan.FromDays(7 * number),
            'd' => TimeSpan.FromDays(number),
            'h' => TimeSpan.FromHours(number),
            'm' => TimeSpan.FromMinutes(number),
            's' => TimeSpan.FromSeconds(number),
            _ => null,
        };
    }
}
