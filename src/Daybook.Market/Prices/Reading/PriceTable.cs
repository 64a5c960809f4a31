using Daybook.Files;
using Sylvan.Data.Csv;

namespace Daybook.Market.Prices.Reading;

/// <summary>The rows of a CSV text (RFC 4180), whatever separates its columns. Blank lines are passed over.</summary>
internal sealed class PriceTable : IDisposable
{
    private readonly CsvDataReader _reader;
    private readonly ContentLimit _limit;
    private int _next;

    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    /// <exception cref="CsvFormatException">The first row is longer than <see cref="MaxRow"/>.</exception>
    public PriceTable(TextReader text, char separator, ContentLimit limit, int linesBefore)
    {
        _limit = limit;
        _next = linesBefore + 1;
        _reader = CsvRows.Open(text, separator, MaxRow);
    }

    /// <summary>The longest row, in characters: some ten thousand assets side by side have room.</summary>
    public const int MaxRow = 1024 * 1024;

    /// <summary>The line at which the row starts, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>How many cells the row has.</summary>
    public int Count => _reader.RowFieldCount;

    /// <summary>A cell without the blanks around it; valid until the next row.</summary>
    public ReadOnlySpan<char> this[int column] => _reader.GetFieldSpan(column).Trim();

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="InvalidDataException">The content is damaged, or longer than its limit.</exception>
    /// <exception cref="CsvFormatException">Quotes do not match, or the row is longer than <see cref="MaxRow"/>.</exception>
    public bool Read()
    {
        do
        {
            Line = _next;
            if (!_reader.Read())
                return false;
            _limit.TakeLine();
            _next += Lines(_reader.GetRawRecordSpan());
        }
        while (Count == 1 && this[0].IsEmpty);
        return true;
    }

    /// <summary>The row's cells as texts.</summary>
    public IReadOnlyList<string> Cells()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = this[i].ToString();
        return cells;
    }

    public void Dispose() => _reader.Dispose();

    // Line feeds end lines, alone or after a carriage return; a file without any has carriage returns alone.
    private static int Lines(ReadOnlySpan<char> row) => row.Count('\n') is > 0 and var lines ? lines : row.Count('\r');
}
