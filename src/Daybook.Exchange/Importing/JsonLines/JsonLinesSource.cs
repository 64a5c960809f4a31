using System.Security.Cryptography;
using Daybook.Events;
using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>
/// One JSON object a line, under the reference's column names (<see cref="EventJson"/>). Blank lines and a byte-order mark are skipped.
/// A line that Daybook wrote itself names when it was <c>recorded</c>, and is restored as it is. Of all other lines, those without a session get the import's.
/// </summary>
internal sealed class JsonLinesSource(ImportFile file, ImportOptions options) : IImportSource
{
    public string Path => file.Path;

    public ImportIdentity Identity { get; } = new("jsonl", file.Path, file.Name, options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes => [];

    public string FileDigest() => file.Digest();

    public IEnumerable<ImportRow> Read(CancellationToken cancellationToken) => file.Read(content => Rows(content, cancellationToken));

    private IEnumerable<ImportRow> Rows(Stream content, CancellationToken cancellationToken)
    {
        var lines = new LineReader(content);
        while (TryRead(lines, out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            line = line[..line.Span.TrimEnd(JsonText.WhiteSpace).Length];
            var leading = LeadingBytes(line.Span, lines.Number);
            if (leading < line.Length)
                yield return Row(line, leading, lines.Number);
        }
    }

    private ImportRow Row(ReadOnlyMemory<byte> line, int leading, long number)
    {
        var text = line.Span[leading..];
        try
        {
            var fields = EventJson.Read(text);
            return fields.RecordedMicros != 0
                ? new ImportRow(SHA256.HashData(text), Identity.Restore(fields), new ImportPlace(file.Path, number, leading + 1))
                : new ImportRow(SHA256.HashData(text), Identity.ImportInSession(fields));
        }
        catch (InvalidEventException error)
        {
            var offset = error.Position - 1 ?? JsonText.FindProperty(text, error.Column) ?? 0;
            var (_, column) = JsonText.PlaceOf(line.Span, leading + offset);
            throw new ImportException(new ImportPlace(file.Path, number, column), error.Message, error);
        }
    }

    private bool TryRead(LineReader lines, out ReadOnlyMemory<byte> line)
    {
        try
        {
            return lines.TryRead(out line);
        }
        catch (InvalidDataException error)
        {
            throw new ImportException(new ImportPlace(file.Path, lines.Number + 1), error.Message, error);
        }
    }

    private static int LeadingBytes(ReadOnlySpan<byte> line, long number)
    {
        var mark = number == 1 && line.StartsWith(JsonText.ByteOrderMark) ? JsonText.ByteOrderMark.Length : 0;
        return line.Length - line[mark..].TrimStart(JsonText.WhiteSpace).Length;
    }
}
