using Sylvan.Data.Csv;

namespace Daybook.Files;

/// <summary>Reads CSV (RFC 4180) row by row, its first line like any other.</summary>
internal static class CsvRows
{
    // A comment starts with this sign, and no line can: it is the second half of a pair.
    private const char NoComment = '\uDC00';

    /// <summary>Begins to read.</summary>
    /// <param name="text">The text; it stays the caller's.</param>
    /// <param name="separator">The separator of two columns.</param>
    /// <param name="maxRow">The longest row, in characters.</param>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    /// <exception cref="CsvFormatException">The first row is longer than that.</exception>
    public static CsvDataReader Open(TextReader text, char separator, int maxRow) => CsvDataReader.Create(text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        Delimiter = separator,
        Comment = NoComment,
        MaxBufferSize = maxRow,
        OwnsReader = false,
    });
}
