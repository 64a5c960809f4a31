using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Daybook.Filters.Conditions;

/// <summary>
/// Compares numbers. Up to 2^53 a double holds every whole number; beyond, several share one, and ids of orders are that long: whole numbers are compared digit by digit there.
/// Two numbers whose doubles differ stand as these do.
/// </summary>
internal static class ExactNumbers
{
    /// <summary>From here on a double does not hold every whole number, 2^53.</summary>
    public const double Limit = 9_007_199_254_740_992;

    /// <summary>The order of the JSON number that the reader stands on and a literal.</summary>
    public static int Compare(ref Utf8JsonReader reader, FilterValue value)
    {
        var number = reader.GetDouble();
        var order = number.CompareTo(value.Number);
        return order != 0 || Math.Abs(number) < Limit ? order : Read(ref reader, number).CompareTo(Read(value));
    }

    /// <summary>The order of a whole number and a literal.</summary>
    public static int Compare(long number, FilterValue value)
    {
        var order = ((double)number).CompareTo(value.Number);
        return order != 0 || Math.Abs((double)number) < Limit ? order : new BigInteger(number).CompareTo(Read(value));
    }

    /// <summary>True for a whole number, as it is written.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => !text.TrimStart("+-").ContainsAnyExceptInRange('0', '9') && text.TrimStart("+-").Length > 0;

    private static BigInteger Read(FilterValue value) => value.Digits is { } digits ? BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : new BigInteger(value.Number);

    private static BigInteger Read(ref Utf8JsonReader reader, double number)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return IsWhole(text) ? BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : new BigInteger(number);
    }
}
