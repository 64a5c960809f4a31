using System.Globalization;

namespace Daybook.Engine.Prices.Reading;

/// <summary>What stands in cells: numbers and dates, the same on every machine.</summary>
internal static class PriceCells
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const string Midnight = " 00:00";

    /// <summary>A finite number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, Number, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A whole number of ten-thousandths.</summary>
    public static bool IsTenThousandths(ReadOnlySpan<char> text, out double number)
    {
        var isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole);
        number = whole / 10_000.0;
        return isWhole;
    }

    /// <summary>A date.</summary>
    public static bool IsDate(ReadOnlySpan<char> text, DateForm form, out DateOnly date) => form switch
    {
        DateForm.Iso => IsIso(text, out date),
        DateForm.Compact => IsCompact(text, out date),
        _ => IsMidnight(text, out date),
    };

    /// <summary>A date as LEAN writes it.</summary>
    public static bool IsMidnight(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.EndsWith(Midnight, StringComparison.Ordinal) && IsCompact(text[..^Midnight.Length], out date);
    }

    /// <summary>What a date looks like, for an error.</summary>
    public static string Example(DateForm form) => form switch
    {
        DateForm.Iso => "2024-01-31",
        DateForm.Compact => "20240131",
        _ => "20240131 00:00",
    };

    // A file has as many dates as rows: this is several times faster than the parsing of any form.
    private static bool IsIso(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && IsDigits(text[..4], out var year) && IsDigits(text[5..7], out var month) && IsDigits(text[8..], out var day)
            && IsDay(year, month, day, out date);
    }

    private static bool IsCompact(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == 8
            && IsDigits(text[..4], out var year) && IsDigits(text[4..6], out var month) && IsDigits(text[6..], out var day)
            && IsDay(year, month, day, out date);
    }

    private static bool IsDay(int year, int month, int day, out DateOnly date)
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
}
