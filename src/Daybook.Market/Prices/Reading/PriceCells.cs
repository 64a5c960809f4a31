using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Market.Prices.Reading;

/// <summary>The values of cells: numbers and dates, read the same on every machine.</summary>
internal static partial class PriceCells
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const string Midnight = " 00:00";
    private const int LongestUnknown = 8;

    private static readonly string[] s_unknown = ["nan", "na", "n/a", "#n/a", "#n/a n/a", "null", "none", "-", "--", "."];

    /// <summary>A finite number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, Number, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>What sources write for a number that is not known: nothing, NaN, N/A, #N/A, null, a dash, a point.</summary>
    public static bool IsUnknown(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestUnknown)
            return false;
        foreach (var word in s_unknown)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return text.IsEmpty;
    }

    /// <summary>A whole number of ten-thousandths.</summary>
    public static bool IsTenThousandths(ReadOnlySpan<char> text, out double number)
    {
        var isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole);
        number = whole / 10_000.0;
        return isWhole;
    }

    /// <summary>A date as LEAN writes it.</summary>
    public static bool IsMidnight(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.EndsWith(Midnight, StringComparison.Ordinal) && IsCompact(text[..^Midnight.Length], out date);
    }

    /// <summary>2024-01-31, perhaps with a time. A file has as many dates as rows: this is several times faster than the parsing of any form.</summary>
    public static bool IsIso(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-'
            && IsDigits(text[..4], out var year) && IsDigits(text[5..7], out var month) && IsDigits(text[8..10], out var day)
            && (text.Length == 10 || Time().IsMatch(text[10..]))
            && IsDay(year, month, day, out date);
    }

    /// <summary>20240131.</summary>
    public static bool IsCompact(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == 8
            && IsDigits(text[..4], out var year) && IsDigits(text[4..6], out var month) && IsDigits(text[6..], out var day)
            && IsDay(year, month, day, out date);
    }

    /// <summary>Three numbers with one kind of separator, a slash, a point or a dash, between them, and perhaps a time after them.</summary>
    public static bool IsNumbers(ReadOnlySpan<char> text, out int first, out int second, out int third, out char separator)
    {
        (first, second, third, separator) = (0, 0, 0, default);
        var at = text.IndexOfAny('/', '.', '-');
        if (at is < 1 or > 4)
            return false;
        separator = text[at];
        var rest = text[(at + 1)..];
        var next = rest.IndexOf(separator);
        if (next is < 1 or > 2 || !IsDigits(text[..at], out first) || !IsDigits(rest[..next], out second))
            return false;
        rest = rest[(next + 1)..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var last = end < 0 ? rest : rest[..end];
        return last.Length is >= 1 and <= 4 && IsDigits(last, out third) && (end < 0 || Time().IsMatch(rest[end..]));
    }

    /// <summary>A day of the calendar.</summary>
    public static bool IsDay(int year, int month, int day, out DateOnly date)
    {
        var isDay = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDay ? new DateOnly(year, month, day) : default;
        return isDay;
    }

    private static bool IsDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            number = (number * 10) + (character - '0');
        }

        return true;
    }

    [GeneratedRegex(@"^[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?( ?[AaPp][Mm])?( ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
