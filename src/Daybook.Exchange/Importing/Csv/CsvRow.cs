using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>One row of a CSV file: its values by column name, its text and its place.</summary>
internal sealed class CsvRow(string path, IReadOnlyList<string> header, string[] values, string text, long line, char separator)
{
    /// <summary>How dates are written: alone, or with the midnight that Python and pandas append.</summary>
    public static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'00:00:00", "yyyy-MM-dd 00:00:00"];

    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>Where the row starts.</summary>
    public ImportPlace Place => new(path, line, 1);

    /// <summary>SHA-256 of what tells the row's meaning apart, and the row's text without its line end.</summary>
    /// <param name="meaning">What tells it apart.</param>
    /// <param name="passed">The number of fields at the row's start that are no part of it.</param>
    public byte[] Digest(string meaning, int passed = 0) => SHA256.HashData(Encoding.UTF8.GetBytes($"{meaning}\0{text.AsSpan(StartOf(passed))}"));

    /// <summary>The values, in the order of the columns.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>True when the file has the column.</summary>
    public bool Has(string column) => Find(column) >= 0;

    /// <summary>The text of a column; empty when the cell is.</summary>
    public string Text(string column) => values[IndexOf(column)];

    /// <summary>The text of a column, or null when the cell is empty.</summary>
    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } given ? given : null;

    /// <summary>The text of a column that must not be empty.</summary>
    public string Required(string column) => TextOrNull(column) ?? throw Misfit(column, "it is empty");

    /// <summary>The row with other rules for its values.</summary>
    /// <param name="signs">Tells a decimal comma from a point; null: the point alone is one.</param>
    /// <param name="isSpaced">True when spaces around a value are no part of it.</param>
    public CsvRow With(DecimalSigns? signs, bool isSpaced) =>
        new(path, header, isSpaced ? [.. values.Select(value => value.Trim(' '))] : values, text, line, separator) { Signs = signs };

    private DecimalSigns? Signs { get; init; }

    /// <summary>A date such as 2025-03-05.</summary>
    public DateOnly Date(string column) =>
        DateOnly.TryParseExact(Text(column), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Misfit(column, $"a date is expected, such as 2025-03-05, not {Quoted.Text(Text(column))}");

    /// <summary>A finite number, or null when the cell is empty.</summary>
    public double? Double(string column)
    {
        if (TextOrNull(column) is not { } given)
            return null;
        return double.TryParse(Usual(column), Number, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Misfit(column, $"a number is expected, not {Quoted.Text(given)}{Advice(given)}");
    }

    /// <summary>A number with all of its decimal digits.</summary>
    public decimal Decimal(string column) => decimal.TryParse(Usual(column), Number, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Misfit(column, $"a number is expected, not {Quoted.Text(Text(column))}{Advice(Text(column))}");

    /// <summary>A whole number, or null when the cell is empty. 34.0 is one.</summary>
    public long? Whole(string column)
    {
        if (TextOrNull(column) is null)
            return null;
        var number = Decimal(column);
        return decimal.IsInteger(number) && number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : throw Misfit(column, $"a whole number is expected, not {Quoted.Text(Text(column))}");
    }

    /// <summary>An error at a column of this row.</summary>
    /// <param name="column">The column, as the header has it.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="error">The error beneath it.</param>
    /// <param name="named">The column's name for people; null: the same.</param>
    public ImportException Misfit(string column, string problem, Exception? error = null, string? named = null) => new(PlaceOf(IndexOf(column)), $"{named ?? column}: {problem}", error);

    /// <summary>An error of the row as a whole.</summary>
    public ImportException Misfit(string problem, Exception? error = null) => new(Place, problem, error);

    /// <summary>An event cannot be made of the row; the error names the column where the row has it.</summary>
    public ImportException Misfit(InvalidEventException error) =>
        Has(error.Column) ? Misfit(error.Column, error.Message[(error.Column.Length + 2)..] + Within(error), error) : Misfit(error.Message, error);

    private static string Within(InvalidEventException error) => error.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $" (at byte {position} of the cell's text)") : string.Empty;

    private int IndexOf(string column) => Find(column) is >= 0 and var found
        ? found
        : throw new ArgumentOutOfRangeException(nameof(column), column, "the file was opened without this column");

    private int Find(string column)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i] == column)
                return i;
        }

        return -1;
    }

    // The number with a point as its decimal sign.
    private string Usual(string column) => Signs is null ? Text(column) : Signs.Usual(Text(column), line) ?? throw Misfit(column, Signs.Contradiction(Text(column)));

    private string Advice(string given) => !given.Contains(',', StringComparison.Ordinal) ? string.Empty
        : separator == ',' ? "; where commas separate the columns, the decimal sign is a point, and thousands have no separator"
        : "; thousands have no separator";

    private int StartOf(int index)
    {
        var start = 0;
        for (var field = 0; field < index; field++)
            start = EndOfField(start) + 1;
        return start;
    }

    private ImportPlace PlaceOf(int index)
    {
        var start = StartOf(index);
        var before = text.AsSpan(0, start);
        return new ImportPlace(path, line + before.Count('\n'), start - before.LastIndexOf('\n'));
    }

    private int EndOfField(int start)
    {
        var at = start;
        if (text[at] == '"')
        {
            // Two quotes in a row are one quote of the text; a quoted field ends at the first that stands alone.
            do
                at = text.IndexOf('"', at + 1) + 1;
            while (at < text.Length && text[at] == '"');
        }

        return text.IndexOf(separator, at);
    }
}
