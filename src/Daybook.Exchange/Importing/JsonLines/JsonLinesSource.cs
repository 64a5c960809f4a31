using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>Events as JSON objects, one a line (<see cref="JsonEvents"/>). Blank lines and a byte-order mark are skipped.</summary>
internal sealed class JsonLinesSource(ImportFile file, ImportOptions options) : IImportSource
{
    public string Path => file.Path;

    public ImportIdentity Identity { get; } = new("jsonl", file.Path, file.Name, options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string FileDigest() => file.Digest();

    public IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken) => file.Read(content => Rows(content, badRows, cancellationToken));

    private IEnumerable<ImportRow> Rows(Stream content, BadRows? badRows, CancellationToken cancellationToken)
    {
        var lines = new LineReader(content);
        var events = new JsonEvents(file, Identity, badRows);
        while (TryRead(lines, out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            line = line[MarkLength(line.Span, lines.Number)..];
            line = line[..line.Span.TrimEnd(JsonText.WhiteSpace).Length];
            var leading = line.Length - line.Span.TrimStart(JsonText.WhiteSpace).Length;
            if (leading < line.Length && events.Row(line.Span[leading..], lines.Number, leading + 1) is { } row)
                yield return row;
        }

        Notes = events.CutTimes.Notes;
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

    private static int MarkLength(ReadOnlySpan<byte> line, long number) => number == 1 && line.StartsWith(JsonText.ByteOrderMark) ? JsonText.ByteOrderMark.Length : 0;
}
