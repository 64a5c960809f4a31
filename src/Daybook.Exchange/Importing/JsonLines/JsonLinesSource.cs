using System.Security.Cryptography;
using Daybook.Events;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>
/// One JSON object a line, under the reference's column names (<see cref="EventJson"/>), compressed with gzip or not. Blank lines and a byte-order mark are skipped.
/// A line that Daybook wrote itself names when it was <c>recorded</c>: it keeps its actor and its session as they are, absent ones too. Of all other lines, those
/// without a session get the import's.
/// </summary>
internal sealed class JsonLinesSource(string path, ImportOptions options) : IImportSource
{
    public string Path => path;

    public ImportIdentity Identity { get; } = new("jsonl", path, System.IO.Path.GetFileName(path), options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes => [];

    public string FileDigest()
    {
        using var stream = ImportSource.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public IEnumerable<ImportRow> Read(CancellationToken cancellationToken)
    {
        using var stream = Open(out var isCompressed);
        var lines = new LineReader(stream);
        var isWhole = !isCompressed;
        while (TryRead(lines, out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isCompressed && isWhole)
                throw CutOff(lines.Number);
            var leading = LeadingBytes(line.Span, lines.Number);
            var text = line[leading..];
            text = text[..text.Span.TrimEnd(JsonText.WhiteSpace).Length];
            if (isCompressed && text.Span.SequenceEqual(GzipEnd.Mark))
                isWhole = true;
            else if (!text.IsEmpty)
                yield return isCompressed ? RowOfWhole(lines, line[..(leading + text.Length)], leading) : Row(line[..(leading + text.Length)], leading, lines.Number);
        }

        if (!isWhole)
            throw CutOff(lines.Number + 1);
    }

    private ImportException CutOff(long line) =>
        new(new ImportPlace(path, line), "the compressed file ends in the middle: it was cut off, or something else stands behind it");

    /// <summary>A row of a compressed file. What is left of a line where the file was cut off is no row, and the cut is the error.</summary>
    private ImportRow RowOfWhole(LineReader lines, ReadOnlyMemory<byte> line, int leading)
    {
        var number = lines.Number;
        try
        {
            return Row(line, leading, number);
        }
        catch (ImportException)
        {
            var isWhole = false;
            while (TryRead(lines, out var later))
                isWhole = later.Span.SequenceEqual(GzipEnd.Mark);
            if (!isWhole)
                throw CutOff(number);
            throw;
        }
    }

    private ImportRow Row(ReadOnlyMemory<byte> line, int leading, long number)
    {
        var text = line.Span[leading..];
        try
        {
            var fields = EventJson.Read(text);
            var isRestored = fields.RecordedMicros != 0;
            if (!isRestored)
                fields.SessionId ??= Identity.SessionId;
            return new ImportRow(SHA256.HashData(text), isRestored ? Identity.Restore(fields) : Identity.Import(fields), isRestored);
        }
        catch (InvalidEventException error)
        {
            var offset = error.Position - 1 ?? JsonText.FindProperty(text, error.Column) ?? 0;
            var (_, column) = JsonText.PlaceOf(line.Span, leading + offset);
            throw new ImportException(new ImportPlace(path, number, column), error.Message, error);
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
            // The framework's words for a damaged file speak of an archive and its method.
            throw new ImportException(new ImportPlace(path, lines.Number + 1), lines.IsTooLong ? error.Message : "the compressed file is damaged, or it was cut off", error);
        }
    }

    private Stream Open(out bool isCompressed)
    {
        var file = ImportSource.OpenRead(path);
        Span<byte> start = stackalloc byte[GzipEnd.Magic.Length];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        isCompressed = start[..length].SequenceEqual(GzipEnd.Magic);
        return isCompressed ? GzipEnd.Decompress(file) : file;
    }

    private static int LeadingBytes(ReadOnlySpan<byte> line, long number)
    {
        var mark = number == 1 && line.StartsWith(JsonText.ByteOrderMark) ? JsonText.ByteOrderMark.Length : 0;
        return line.Length - line[mark..].TrimStart(JsonText.WhiteSpace).Length;
    }
}
