using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Daybook.Filters.Conditions;

/// <summary>
/// Compares numbers. Up to 2^53 a double holds every whole number; beyond, several share one, and ids of orders are that long: numbers are compared digit by digit there, as they are
/// written. Two numbers whose doubles differ stand as these do.
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
        return order != 0 || Math.Abs(number) < Limit ? order : Compare(Read(Encoding.UTF8.GetString(reader.ValueSpan)), Read(value));
    }

    /// <summary>The order of a whole number and a literal.</summary>
    public static int Compare(long number, FilterValue value)
    {
        var order = ((double)number).CompareTo(value.Number);
        return order != 0 || Math.Abs((double)number) < Limit ? order : Compare((new BigInteger(number), 0), Read(value));
    }

    /// <summary>The whole number that a text writes with all its digits, perhaps behind them a point and zeros; null when it writes none, or one that a double holds. With an exponent it is the double.</summary>
    /// <param name="text">A number.</param>
    /// <param name="number">Its double.</param>
    public static BigInteger? FindWhole(string text, double number)
    {
        if (Math.Abs(number) < Limit || !double.IsFinite(number) || text.AsSpan().ContainsAny('e', 'E'))
            return null;
        var (digits, exponent) = Read(text);
        if (exponent >= 0)
            return digits * BigInteger.Pow(10, exponent);
        var (whole, rest) = BigInteger.DivRem(digits, BigInteger.Pow(10, -exponent));
        return rest.IsZero ? whole : null;
    }

    private static (BigInteger Digits, int Exponent) Read(FilterValue value) =>
        value.Digits is { } digits ? (BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), 0) : (new BigInteger(value.Number), 0);

    /// <summary>A number as it is written: digits x 10 ^ exponent. Only of numbers of 2^53 and more, whose exponent is bounded by their length.</summary>
    private static (BigInteger Digits, int Exponent) Read(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        return (BigInteger.Parse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    private static int Compare((BigInteger Digits, int Exponent) one, (BigInteger Digits, int Exponent) other)
    {
        var least = Math.Min(one.Exponent, other.Exponent);
        return (one.Digits * BigInteger.Pow(10, one.Exponent - least)).CompareTo(other.Digits * BigInteger.Pow(10, other.Exponent - least));
    }
}
