using System.Text;
using Daybook.Events;
using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>
/// Events as CSV under the reference's column names (<see cref="CsvHeader"/>), in any order and some missing. A file with the column <c>recorded</c> is Daybook's own: the
/// guard before texts is taken away, and a row that names when it was recorded is restored as it is. In all others an empty cell is an absent value, every other one is
/// kept as it stands, and rows without a session get the import's.
/// </summary>
internal sealed class CsvSource(ImportFile file, ImportOptions options) : IImportSource
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Path => file.Path;

    public ImportIdentity Identity { get; } = new("csv", file.Path, file.Name, options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string FileDigest() => file.Digest();

    public IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken) => file.Read(content => Rows(content, badRows, cancellationToken));

    private IEnumerable<ImportRow> Rows(Stream content, BadRows? badRows, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(content, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        using var rows = EventsOf(text, badRows, cancellationToken).GetEnumerator();
        while (MoveNext(rows))
            yield return rows.Current;
    }

    private IEnumerable<ImportRow> EventsOf(StreamReader text, BadRows? badRows, CancellationToken cancellationToken)
    {
        if (text.Peek() == '\uFEFF')
            _ = text.Read();
        var first = ImportSource.FirstLine(file.Start(ImportSource.LongestHeader));
        var named = SeparatorLine.Of(file.Path, first);
        if (named is not null)
            text.ReadLine();
        var separator = named ?? CsvHeader.SeparatorOf(first, options.Columns);
        using var table = CsvTable.Open(file.Path, text, () => new StreamReader(file.Open(), Utf8), separator, firstLine: named is null ? 1 : 2);
        var header = CsvHeader.Of(table, options.Columns);
        table.Rename(header.Names);
        var reading = new CsvReading(header, separator);
        foreach (var row in table.Rows(badRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Make(row, reading, badRows) is { } made)
                yield return made;
        }

        Notes = reading.Notes;
    }

    private ImportRow? Make(CsvRow row, CsvReading reading, BadRows? badRows)
    {
        try
        {
            return reading.EventOf(row) is { } read ? Make(read, reading.Digest(row)) : null;
        }
        catch (ImportException bad) when (badRows?.Take(bad) == true)
        {
            return null;
        }
    }

    private ImportRow Make(CsvEvent row, byte[] digest)
    {
        try
        {
            var fields = row.ToFields();
            return row.IsRecorded ? new ImportRow(digest, Identity.Restore(fields), row.Place) : new ImportRow(digest, Identity.ImportInSession(fields));
        }
        catch (InvalidEventException error)
        {
            throw row.Misfit(error);
        }
    }

    private bool MoveNext(IEnumerator<ImportRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (DecoderFallbackException error)
        {
            // Text is decoded ahead of the row that is read, so the place is looked for.
            throw new ImportException(file.FindInvalidUtf8() ?? new ImportPlace(file.Path), "it is not valid UTF-8", error);
        }
    }
}
