using System.Globalization;
using Sylvan.Data.Csv;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>Reads the rows of a CSV text (RFC 4180) that starts with a header. Blank lines are skipped. Not safe for several threads.</summary>
internal sealed class CsvTable : IDisposable
{
    // A comment starts with this sign, and no line can: it is the second half of a pair.
    private const char NoComment = '\uDC00';

    private readonly string _path;
    private readonly CsvDataReader _reader;
    private long _line = 1;
    private long _next = 1;

    private CsvTable(string path, TextReader text)
    {
        _path = path;
        _reader = CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = NoComment,
            MaxBufferSize = MaxRow,
            OwnsReader = false,
        });
    }

    /// <summary>The longest row, in characters.</summary>
    public const int MaxRow = 16 * 1024 * 1024;

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file's path, for errors.</param>
    /// <param name="text">The text; it stays the caller's.</param>
    /// <param name="required">Columns that the header must name.</param>
    /// <exception cref="ImportException">The header lacks a column or names one twice.</exception>
    public static CsvTable Open(string path, TextReader text, IReadOnlyList<string> required)
    {
        var table = new CsvTable(path, text);
        table.ReadHeader(required);
        return table;
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ImportException">A row has another number of fields, or quotes do not match.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        while (Read())
        {
            var text = _reader.GetRawRecordSpan().TrimEnd("\r\n").ToString();
            if (text.AsSpan().Trim().IsEmpty)
                continue;
            var values = Values();
            var row = new CsvRow(_path, Header, values, text, _line);
            if (values.Length != Header.Count)
                throw row.Misfit($"{values.Length} fields; the header names {Header.Count} columns");
            yield return row;
        }
    }

    /// <summary>An error of the header.</summary>
    public ImportException Misfit(string problem) => new(new ImportPlace(_path, 1, 1), problem);

    public void Dispose() => _reader.Dispose();

    private void ReadHeader(IReadOnlyList<string> required)
    {
        if (!Read())
            throw Misfit("it is empty; its first line must name its columns");
        Header = Values();
        foreach (var column in required)
        {
            if (!Header.Contains(column, StringComparer.Ordinal))
                throw Misfit($"the column '{column}' is missing");
        }

        foreach (var twice in Header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw Misfit($"the column {Quoted.Text(twice.Key)} stands twice");
    }

    private bool Read()
    {
        _line = _next;
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new ImportException(new ImportPlace(_path, _line), string.Create(CultureInfo.InvariantCulture, $"the row is longer than {MaxRow:N0} characters"), error);
        }
        catch (CsvFormatException error)
        {
            var column = error.FieldOrdinal < Header.Count ? $"{Header[error.FieldOrdinal]}: " : "";
            throw new ImportException(new ImportPlace(_path, _line), column + error.Message, error);
        }
        catch (InvalidDataException error)
        {
            throw new ImportException(new ImportPlace(_path, _line), error.Message, error);
        }

        _next += _reader.GetRawRecordSpan().Count('\n');
        return true;
    }

    private string[] Values()
    {
        var values = new string[_reader.RowFieldCount];
        for (var i = 0; i < values.Length; i++)
            values[i] = _reader.GetString(i);
        return values;
    }
}
