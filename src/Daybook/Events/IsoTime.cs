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
    private const int LengthToMinutes = 16;
    private const int LengthToSeconds = 19;

    // A date, a time, nine digits of the second's fraction and a zone, with room to spare.
    private const int Longest = 64;

    /// <summary>
    /// Reads a time; parts below a microsecond are cut off. As other systems write them, too: with more digits, a comma before them, a small t or z, a zone as <c>+00</c> or
    /// <c> +0000</c>, or <c> UTC</c> for Z.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        if (!TryParseExact(text, out time) && !(text.Length <= Longest && TryParseExact(Usual(text, stackalloc char[Longest + 3]), out time)))
            return false;
        time = Microseconds.ToTime(Microseconds.From(time));
        return true;
    }

    /// <summary>Reads the form that most times have, <c>yyyy-MM-ddTHH:mm:ss</c> with up to six digits of the second's fraction and perhaps a Z, without making a text of it.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="micros">The time, in microseconds since 1970.</param>
    /// <returns>False when it is another form, perhaps one that <see cref="TryParse"/> reads.</returns>
    internal static bool TryParseUsual(ReadOnlySpan<byte> utf8, out long micros)
    {
        micros = 0;
        if (utf8.Length > 0 && utf8[^1] == 'Z')
            utf8 = utf8[..^1];
        if (utf8.Length is < LengthToSeconds or > LengthToSeconds + 7 or LengthToSeconds + 1 || utf8[4] != '-' || utf8[7] != '-' || utf8[DateLength] != 'T' || utf8[13] != ':' || utf8[16] != ':')
            return false;
        if (!TryDigits(utf8[..4], out var year) || !TryDigits(utf8[5..7], out var month) || !TryDigits(utf8[8..10], out var day) || !TryDigits(utf8[11..13], out var hour)
            || !TryDigits(utf8[14..16], out var minute) || !TryDigits(utf8[17..19], out var second))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var fraction = 0;
        if (utf8.Length > LengthToSeconds)
        {
            if (utf8[LengthToSeconds] != '.' || !TryDigits(utf8[(LengthToSeconds + 1)..], out fraction))
                return false;
            for (var digits = utf8.Length - LengthToSeconds - 1; digits < 6; digits++)
                fraction *= 10;
        }

        micros = ((new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) + fraction;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = (number * 10) + digit - '0';
        }

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

        return usual[..Zoned(usual, length)];
    }

    /// <summary>The length of the text once its zone is a Z or has minutes.</summary>
    private static int Zoned(Span<char> text, int length)
    {
        const string Utc = " UTC";
        if (length > DateLength + Utc.Length && text[(length - Utc.Length)..length].Equals(Utc, StringComparison.OrdinalIgnoreCase))
        {
            text[length - Utc.Length] = 'Z';
            return length - Utc.Length + 1;
        }

        var sign = text[..length].LastIndexOfAny('+', '-');
        if (sign < LengthToMinutes || length - sign - 1 is not (2 or 4) || text[(sign + 1)..length].ContainsAnyExceptInRange('0', '9'))
            return length;
        Span<char> zone = [text[sign], text[sign + 1], text[sign + 2], ':', length - sign == 3 ? '0' : text[sign + 3], length - sign == 3 ? '0' : text[sign + 4]];
        if (text[sign - 1] == ' ')
            sign--;
        zone.CopyTo(text[sign..]);
        return sign + zone.Length;
    }

    /// <summary>Writes a time in UTC with a trailing <c>Z</c>; six digits of the second's fraction, or none when it is zero.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
        CultureInfo.InvariantCulture);

    /// <summary>What a number that stands where a time is expected may be, and how to write it as one, in words that follow the number.</summary>
    /// <param name="text">The number, as text.</param>
    /// <returns>Such as <c>may be seconds since 1970; write ISO 8601 (jq: todate)</c>; null for a text that is no number of that size.</returns>
    public static string? EpochHint(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var rest = point < 0 ? default : text[(point + 1)..];
        if (whole.ContainsAnyExceptInRange('0', '9') || rest.ContainsAnyExceptInRange('0', '9'))
            return null;
        return whole.Length switch
        {
            9 or 10 => "may be seconds since 1970; write ISO 8601 (jq: todate)",
            12 or 13 => "may be milliseconds since 1970; write ISO 8601 (jq: . / 1000 | todate)",
            15 or 16 => "may be microseconds since 1970; write ISO 8601 (jq: . / 1000000 | todate)",
            18 or 19 => "may be nanoseconds since 1970; write ISO 8601 (jq: . / 1000000000 | todate)",
            _ => null,
        };
    }
}
