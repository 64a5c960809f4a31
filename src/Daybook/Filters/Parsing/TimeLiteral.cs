using System.Globalization;
using Daybook.Events;

namespace Daybook.Filters.Parsing;

/// <summary>Times of a filter: ISO 8601, or a signed distance from a given moment such as <c>-7d</c>.</summary>
internal static class TimeLiteral
{
    public const string Expected = "a time such as 2025-03-05, 2025-03-05T14:30:00Z or -7d (units: w d h m s)";

    public static bool IsUnit(char c) => char.ToLowerInvariant(c) is 'w' or 'd' or 'h' or 'm' or 's';

    /// <summary>Reads either form; false when it is neither, or lies outside the years 1 to 9999.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DateTimeOffset now, out long micros)
    {
        micros = 0;
        if (text.Length > 2 && text[0] is '+' or '-')
            return TryReadRelative(text, now, out micros);
        if (!IsoTime.TryParse(text, out var time))
            return false;
        micros = Microseconds.From(time);
        return true;
    }

    private static bool TryReadRelative(ReadOnlySpan<char> text, DateTimeOffset now, out long micros)
    {
        micros = 0;
        var unit = text[^1];
        if (!IsUnit(unit) || !long.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var distance = (Int128)count * (text[0] == '-' ? -1 : 1) * MicrosOf(unit);
        var at = Microseconds.From(now) + distance;
        if (at < Microseconds.Min || at > Microseconds.Max)
            return false;
        micros = (long)at;
        return true;
    }

    private static long MicrosOf(char unit) => char.ToLowerInvariant(unit) switch
    {
        'w' => 7 * Microseconds.PerDay,
        'd' => Microseconds.PerDay,
        'h' => 3600 * Microseconds.PerSecond,
        'm' => 60 * Microseconds.PerSecond,
        _ => Microseconds.PerSecond,
    };
}
