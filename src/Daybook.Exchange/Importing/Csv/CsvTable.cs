using Sylvan.Data.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>Reads the rows of a CSV file (RFC 4180) that starts with a header. Blank lines are skipped.</summary>
internal static class CsvTable
{
    /// <summary>Reads all rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="required">Columns that the header must name.</param>
    /// <exception cref="ImportException">The header lacks a column or names one twice, a row has another number of fields, or quotes do not match.</exception>
    public static IEnumerable<CsvRow> Read(RunFile file, IReadOnlyList<string> required)
    {
        if (file.Utf8.IsEmpty)
            throw file.Misfit(0, "it is empty; its first line must name its columns");
        using var reader = new Lines(file);
        if (!reader.Read())
            throw file.Misfit(0, "its first line must name its columns");
        var header = reader.Values();
        CheckHeader(file, header, required);
        while (reader.Read())
        {
            if (reader.IsBlank)
                continue;
            var values = reader.Values();
            var row = new CsvRow(file, header, values, reader.Text, reader.Line);
            if (values.Length != header.Length)
                throw row.Misfit($"{values.Length} fields; the header names {header.Length} columns");
            yield return row;
        }
    }

    private static void CheckHeader(RunFile file, string[] header, IReadOnlyList<string> required)
    {
        foreach (var column in required)
        {
            if (!header.Contains(column, StringComparer.Ordinal))
                throw file.Misfit(0, $"the column '{column}' is missing");
        }

        foreach (var twice in header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw file.Misfit(0, $"the column {Quoted.Text(twice.Key)} stands twice");
    }

    /// <summary>The file's records, and the line on which each starts.</summary>
    private sealed class Lines(RunFile file) : IDisposable
    {
        private readonly CsvDataReader _reader = CsvDataReader.Create(new StringReader(file.Text()), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = '\0',
            MaxBufferSize = 16 * 1024 * 1024,
        });

        private long _next = 1;

        public long Line { get; private set; }

        public string Text { get; private set; } = "";

        public bool IsBlank => Text.AsSpan().Trim().IsEmpty;

        public bool Read()
        {
            Line = _next;
            try
            {
                if (!_reader.Read())
                    return false;
            }
            catch (CsvFormatException error)
            {
                throw new ImportException(new ImportPlace(file.Path, Line), error.Message, error);
            }

            var raw = _reader.GetRawRecordSpan();
            _next += raw.Count('\n');
            Text = raw.TrimEnd("\r\n").ToString();
            return true;
        }

        public string[] Values()
        {
            var values = new string[_reader.RowFieldCount];
            for (var i = 0; i < values.Length; i++)
                values[i] = _reader.GetString(i);
            return values;
        }

        public void Dispose() => _reader.Dispose();
    }
}
