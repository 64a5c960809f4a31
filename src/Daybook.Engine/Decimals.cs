using System.Globalization;

namespace Daybook.Engine;

/// <summary>
/// A number as reasons show it: with a fixed count of decimals, the same in every culture. A replay shows millions of them, and custom formats take several times as long.
/// </summary>
internal readonly struct Decimals : ISpanFormattable
{
    private const int Most = 1_000;

    private readonly double _value;
    private readonly int _count;

    private Decimals(double value, int count) => (_value, _count) = (value, count);

    /// <summary>With three decimals, as scores are shown.</summary>
    public static Decimals Three(double value) => new(value, 3);

    /// <summary>With four decimals, as sizes are shown.</summary>
    public static Decimals Four(double value) => new(value, 4);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var scale = _count == 3 ? 1_000 : 10_000;
        if (!(_value is >= 0 and < Most))
            return _value.TryFormat(destination, out charsWritten, _count == 3 ? "F3" : "F4", CultureInfo.InvariantCulture);
        var (whole, part) = Math.DivRem((int)Math.Round(_value * scale, MidpointRounding.AwayFromZero), scale);
        if (!whole.TryFormat(destination, out var digits, default, CultureInfo.InvariantCulture) || destination.Length < digits + 1 + _count)
        {
            charsWritten = 0;
            return false;
        }

        destination[digits] = '.';
        for (var i = digits + _count; i > digits; i--)
            (part, destination[i]) = (part / 10, (char)('0' + (part % 10)));
        charsWritten = digits + 1 + _count;
        return true;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public override string ToString()
    {
        Span<char> text = stackalloc char[512];
        return TryFormat(text, out var length, default, null) ? text[..length].ToString() : _value.ToString(CultureInfo.InvariantCulture);
    }
}
