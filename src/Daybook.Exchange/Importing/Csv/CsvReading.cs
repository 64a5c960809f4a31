using Daybook.Exchange.Csv;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>One reading of a CSV file of events: how its rows are understood, and the notes on it. Not safe for several threads.</summary>
internal sealed class CsvReading(CsvHeader header, char separator)
{
    private readonly string _meaning = string.Join(',', header.HasIndex ? header.Names.Skip(1) : header.Names);
    private readonly bool _isOwn = header.Names.Contains(TableColumns.Recorded, StringComparer.Ordinal);
    private readonly DecimalSigns? _signs = separator == ',' ? null : new DecimalSigns();
    private readonly CutTimes _cutTimes = new();
    private readonly AbsentMarks _absentMarks = new();

    /// <summary>How the rows that were read so far were understood, where it is not plain.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. separator == ',' ? (string[])[] : [$"columns are separated by {(separator == ';' ? "semicolons" : "tabs")}"],
        .. _signs?.Note is { } note ? [note] : (string[])[],
        .. header.HasIndex ? ["the first column holds the numbers of the rows and was left out"] : (string[])[],
        .. header.IsSpaced ? ["spaces around values were left out, as around the names of the columns"] : (string[])[],
        .. _absentMarks.Notes,
        .. _cutTimes.Notes,
    ];

    /// <summary>The event of a row; null for a row with nothing but its number.</summary>
    /// <exception cref="ImportException">A value is in a column that is not a column of events.</exception>
    public CsvEvent? EventOf(CsvRow row)
    {
        if (header.HasIndex && row.Values.Skip(1).All(string.IsNullOrWhiteSpace))
            return null;
        header.Check(row);
        return new CsvEvent(row.With(_signs, header.IsSpaced), _isOwn, _cutTimes, _absentMarks);
    }

    /// <summary>What tells a row apart from others of its file.</summary>
    public byte[] Digest(CsvRow row) => row.Digest(_meaning, header.HasIndex ? 1 : 0);
}
