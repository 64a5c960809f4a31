using System.Buffers;
using System.Globalization;
using System.Text;
using Daybook.Exchange.Csv;

namespace Daybook.Exchange.Exporting.Csv;

/// <summary>Puts cells together to lines of CSV (RFC 4180, LF).</summary>
internal sealed class CsvLines
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _text = new(64 * 1024);
    private bool _isBehindCell;

    /// <summary>How many characters wait to be taken.</summary>
    public int Length => _text.Length;

    /// <summary>A text of people, guarded; an absent one is empty.</summary>
    public void Text(string? text)
    {
        Separate();
        if (text is null)
            return;
        var cell = GuardedText.Protect(text);
        if (cell.AsSpan().ContainsAny(Special) || char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]))
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _text.Append(cell);
    }

    /// <summary>A number in the shortest form that reads back as the same; an absent one is empty.</summary>
    public void Number(double? number)
    {
        Separate();
        if (number is { } given)
            _text.Append(given.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>A whole number; an absent one is empty.</summary>
    public void Number(long? number)
    {
        Separate();
        if (number is { } given)
            _text.Append(CultureInfo.InvariantCulture, $"{given}");
    }

    /// <summary>A text of Daybook's own, in which nothing is special.</summary>
    public void Plain(string text)
    {
        Separate();
        _text.Append(text);
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        _text.Append('\n');
        _isBehindCell = false;
    }

    /// <summary>The lines that were put together since the last call.</summary>
    public string Take()
    {
        var lines = _text.ToString();
        _text.Clear();
        return lines;
    }

    private void Separate()
    {
        if (_isBehindCell)
            _text.Append(',');
        _isBehindCell = true;
    }
}
