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

    private const int MostDigits = 7;
    private const int DateLength = 10;
    private const int LengthToSeconds = 19;

    // A date, a time, nine digits of the second's fraction and a zone, with room to spare.
    private const int Longest = 64;

    /// <summary>Reads a time; parts below a microsecond are cut off. As other systems write them, too: with more digits, a comma before them, or a small t or z.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        if (!TryParseExact(text, out time) && !(text.Length <= Longest && TryParseExact(Usual(text, stackalloc char[Longest]), out time)))
            return false;
        time = Microseconds.ToTime(Microseconds.From(time));
        return true;
    }

    private static bool TryParseExact(ReadOnlySpan<char> text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>The text as it is usual: a large T and Z, a point before the second's fraction, and at most seven digits of that.</summary>
    private static ReadOnlySpan<char> Usual(ReadOnlySpan<char> text, Span<char> usual)
    {
        var (length, digits, isFraction) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isFraction && char.IsAsciiDigit(c))
            {
                if (++digits > MostDigits)
                    continue;
            }
            else
            {
                isFraction = c is '.' or ',' && i == LengthToSeconds;
            }

            usual[length++] = c switch
            {
                ',' when isFraction => '.',
                't' when i == DateLength => 'T',
                'z' when i == text.Length - 1 => 'Z',
                _ => c,
            };
        }

        return usual[..length];
    }

    /// <summary>Writes a time in UTC with a trailing <c>Z</c>; six digits of the second's fraction, or none when it is zero.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
        CultureInfo.InvariantCulture);
}
