using System.Globalization;
using Daybook.Files;
using Sylvan.Data.Csv;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>Reads the rows of a CSV text (RFC 4180) that starts with a header. Blank lines are skipped. Not safe for several threads.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly string _path;
    private readonly char _separator;
    private readonly CsvDataReader _reader;
    private readonly Func<TextReader> _again;
    private readonly long _firstLine;
    private long _line;
    private long _next;

    private CsvTable(string path, TextReader text, Func<TextReader> again, char separator, long firstLine)
    {
        _path = path;
        _again = again;
        _separator = separator;
        _firstLine = _line = _next = firstLine;
        _reader = CsvRows.Open(text, separator, MaxRow);
    }

    /// <summary>The longest row, in characters.</summary>
    public const int MaxRow = 16 * 1024 * 1024;

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file's path, for errors.</param>
    /// <param name="text">The text; it stays the caller's.</param>
    /// <param name="again">Opens the file's text once more, from its first line, to find the place of an error.</param>
    /// <param name="separator">The separator of two fields.</param>
    /// <param name="firstLine">The number of the line in which the text begins.</param>
    /// <exception cref="ImportException">There is no header.</exception>
    public static CsvTable Open(string path, TextReader text, Func<TextReader> again, char separator = ',', long firstLine = 1)
    {
        var table = new CsvTable(path, text, again, separator, firstLine);
        if (!table.Read())
            throw table.Misfit("it is empty; its first line must name its columns");
        table.Header = table.Values();
        return table;
    }

    /// <summary>Goes on under other names for the columns, in the same order.</summary>
    public void Rename(IReadOnlyList<string> header) => Header = header;

    /// <summary>Compares the header with what it must name.</summary>
    /// <exception cref="ImportException">It lacks a column or names one twice.</exception>
    public void Require(IReadOnlyList<string> columns)
    {
        foreach (var missing in columns.Except(Header, StringComparer.Ordinal))
            throw Misfit($"the column '{missing}' is missing");
        foreach (var twice in Header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw Misfit($"the column {Quoted.Text(twice.Key)} appears twice");
    }

    /// <summary>Reads all rows. Blank lines, and rows whose columns are all empty, are skipped.</summary>
    /// <param name="badRows">Takes rows with another number of fields; null: the first of them ends the reading.</param>
    /// <exception cref="ImportException">A row has another number of fields and was not taken, or quotes do not match.</exception>
    public IEnumerable<CsvRow> Rows(BadRows? badRows = null)
    {
        while (Read())
        {
            var text = _reader.GetRawRecordSpan().TrimEnd("\r\n").ToString();
            var values = Values();
            if (values.All(string.IsNullOrWhiteSpace))
                continue;
            var row = new CsvRow(_path, Header, values, text, _line, _separator);
            if (values.Length == Header.Count)
            {
                yield return row;
                continue;
            }

            var bad = row.Misfit($"{values.Length} fields; the header names {Header.Count} columns");
            if (badRows?.Take(bad) != true)
                throw bad;
        }
    }

    /// <summary>An error of the header.</summary>
    public ImportException Misfit(string problem) => new(new ImportPlace(_path, _firstLine, 1), problem);

    public void Dispose() => _reader.Dispose();

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
            throw BadQuotes(error);
        }
        catch (InvalidDataException error)
        {
            throw new ImportException(new ImportPlace(_path, _line), error.Message, error);
        }

        _next += _reader.GetRawRecordSpan().Count('\n');
        return true;
    }

    // The reader's words are its own, and it names no column.
    private ImportException BadQuotes(CsvFormatException error)
    {
        using var text = _again();
        for (var line = 1L; line < _line; line++)
            text.ReadLine();
        return QuoteFault.Find(text, _line, _separator) is var (at, column, field, problem)
            ? new ImportException(new ImportPlace(_path, at, column), field < Header.Count ? $"{Header[field]}: {problem}" : problem, error)
            : new ImportException(new ImportPlace(_path, _line), "the row is not valid CSV: a quote is where none is allowed", error);
    }

    private string[] Values()
    {
        var values = new string[_reader.RowFieldCount];
        for (var i = 0; i < values.Length; i++)
            values[i] = _reader.GetString(i);
        return values;
    }
}
