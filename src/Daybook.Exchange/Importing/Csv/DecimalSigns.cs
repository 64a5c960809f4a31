using System.Globalization;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>
/// Tells which decimal sign the numbers of a file have whose columns are separated by something else than commas: the comma or the point. One file has one of them, since a
/// comma beside numbers with a point may as well stand between thousands. Not safe for several threads.
/// </summary>
internal sealed class DecimalSigns
{
    private char? _sign;
    private long _line;
    private string _first = "";

    /// <summary>The note on numbers that were read with a comma; null when there were none.</summary>
    public string? Note => _sign == ',' ? string.Create(CultureInfo.InvariantCulture, $"the comma was read as the decimal sign: {Quoted.Text(_first)} in line {_line} as {_first.Replace(',', '.')}") : null;

    /// <summary>The number with a point as its decimal sign; null when its sign is not the file's. Text that is no number is left as it is.</summary>
    public string? Usual(string number, long line)
    {
        var at = number.AsSpan().IndexOfAny(',', '.');
        if (at < 0 || number.AsSpan(at + 1).IndexOfAny(',', '.') >= 0)
            return number;
        if (_sign is null)
            (_sign, _line, _first) = (number[at], line, number);
        return number[at] == _sign ? number.Replace(',', '.') : null;
    }

    /// <summary>The words for a number whose sign is not the file's.</summary>
    public string Contradiction(string number) => string.Create(
        CultureInfo.InvariantCulture, $"which sign is the decimal one is not clear: {Quoted.Text(number)} here, and {Quoted.Text(_first)} in line {_line}; write all numbers of the file alike");
}
