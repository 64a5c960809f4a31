using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Market.Prices.Reading;

/// <summary>
/// Reads the numbers of one text. Whether a point or a comma marks the decimals is decided by the text's own numbers: the first one that can be read in one way only decides it for all.
/// </summary>
/// <param name="isCommaDecimal">True when a number such as 1,234 has decimals: in tables whose columns are not separated by commas.</param>
internal sealed partial class NumberReader(bool isCommaDecimal)
{
    private char? _mark;

    /// <summary>Reads a finite number; what is not known is NaN.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="isVolume">True: K, M, B and T may follow, and a comma separates thousands.</param>
    /// <param name="number">The number.</param>
    /// <param name="problem">What is wrong, as what is expected; null: nothing.</param>
    public bool TryRead(ReadOnlySpan<char> text, bool isVolume, out double number, out string? problem)
    {
        problem = null;
        if (_mark != ',' && PriceCells.IsNumber(text, out number))
        {
            if (_mark is null && text.Contains('.'))
                _mark = '.';
            return true;
        }

        number = double.NaN;
        if (PriceCells.IsUnknown(text))
            return true;
        var scale = isVolume ? TakeSuffix(ref text) : 1;
        problem = Written(text, isVolume, out number);
        number *= scale;
        return problem is null;
    }

    private string? Written(ReadOnlySpan<char> text, bool isVolume, out double number)
    {
        const string Expected = "a number is expected, such as 12.5";
        number = double.NaN;
        var sign = text.StartsWith('-') ? "-" : string.Empty;
        var digits = text[sign.Length..];
        if (digits is ['$' or '\u20AC' or '\u00A3' or '\u00A5', ..])
            digits = digits[1..].TrimStart();
        if (MarkOf(digits, isVolume) is not { } mark)
        {
            return OneSeparator().IsMatch(digits)
                ? "a number is expected that can be read in one way, without separators of thousands"
                : Expected;
        }

        if (mark != default && _mark is { } decided && decided != mark)
            return $"a number with a decimal {(decided == ',' ? "comma" : "point")} is expected, as in the rows before";
        if (mark != default && !(isVolume && OneSeparator().IsMatch(digits)))
            _mark = mark;
        var plain = (mark == default ? '.' : mark) == ',' ? digits.ToString().Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.') : digits.ToString().Replace(",", string.Empty, StringComparison.Ordinal);
        return double.TryParse(sign + plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? null : Expected;
    }

    /// <summary>The decimal mark of a number; the character 0 when it has none; null when it is not a number, or can be read in two ways.</summary>
    private char? MarkOf(ReadOnlySpan<char> digits, bool isVolume)
    {
        if (Whole().IsMatch(digits))
            return default(char);
        if (OneSeparator().IsMatch(digits))
        {
            var separator = digits[digits.IndexOfAny('.', ',')];

            // 1,234 has decimals where the mark is a comma, and thousands where it is a point.
            if (_mark is { } decided)
                return decided;
            return isVolume ? Other(separator) : separator == '.' || isCommaDecimal ? separator : null;
        }

        if (PointDecimals().IsMatch(digits))
            return '.';
        return CommaDecimals().IsMatch(digits) ? ',' : null;
    }

    private static char Other(char separator) => separator == ',' ? '.' : ',';

    private static double TakeSuffix(ref ReadOnlySpan<char> text)
    {
        var scale = text is [.., var last] ? last switch
        {
            'K' or 'k' => 1e3,
            'M' or 'm' => 1e6,
            'B' or 'b' => 1e9,
            'T' or 't' => 1e12,
            _ => 1,
        }
            : 1;
        if (scale > 1)
            text = text[..^1].TrimEnd();
        return scale;
    }

    [GeneratedRegex("^[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("^[1-9][0-9]{0,2}[.,][0-9]{3}$", RegexOptions.None, 1000)]
    private static partial Regex OneSeparator();

    [GeneratedRegex(@"^([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]*)?$|^\.[0-9]+$|^[0-9]*\.?[0-9]+[eE][+-]?[0-9]{1,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointDecimals();

    [GeneratedRegex(@"^([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]*)?$|^,[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommaDecimals();
}
