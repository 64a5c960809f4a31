using Daybook.Exchange.Csv;
using Daybook.Exchange.Importing.Csv;
using Daybook.Exchange.Importing.Files;
using Daybook.Exchange.Importing.JsonLines;
using Daybook.Exchange.Importing.RecordedRuns;
using Daybook.Exchange.Importing.ReferenceFiles;

namespace Daybook.Exchange.Importing;

/// <summary>Tells by content what a path holds.</summary>
internal static class ImportSource
{
    // Longer than any header of events.
    private const int LongestHeader = 4 * 1024;

    /// <summary>
    /// A folder is a recorded run, a SQLite file the reference system's journal, a text whose first line names columns of events, or whose name says so, is CSV, and anything else JSON lines;
    /// texts may be compressed with gzip.
    /// </summary>
    /// <exception cref="ImportException">There is nothing at the path, or it cannot be read.</exception>
    public static IImportSource Detect(string path, ImportOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireSource(options.Source);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return new RecordedRunSource(full, options);
        if (!File.Exists(full))
            throw new ImportException(new ImportPlace(path), "there is no such file or folder");
        try
        {
            var file = ImportFile.At(full);
            var start = StartOf(file);
            return start.AsSpan().StartsWith(ReferenceFileSource.Magic) ? new ReferenceFileSource(full, options) : Text(file, start, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(new ImportPlace(path), error.Message, error);
        }
    }

    /// <summary>The source of a file of text.</summary>
    public static IImportSource Text(ImportFile file, ImportOptions options) => Text(file, StartOf(file), options);

    private static IImportSource Text(ImportFile file, ReadOnlySpan<byte> start, ImportOptions options) =>
        IsCsvName(file.Name) || IsCsv(start) ? new CsvSource(file, options) : new JsonLinesSource(file, options);

    private static byte[] StartOf(ImportFile file)
    {
        using var content = file.Open();
        var start = new byte[LongestHeader];
        try
        {
            return start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            // Whoever reads the damaged file has the words for it.
            return [];
        }
    }

    private static bool IsCsvName(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsCsv(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(JsonText.ByteOrderMark))
            start = start[JsonText.ByteOrderMark.Length..];
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        var line = System.Text.Encoding.UTF8.GetString(end < 0 ? start : start[..end]);
        return line.Split(',').Select(name => name.Trim('"')).Intersect(EventTable.Columns, StringComparer.Ordinal).Any();
    }

    private static void RequireSource(string? source)
    {
        if (source is null)
            return;
        if (source.Length is 0 or > ImportOptions.MaxSourceLength || source.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar))
            throw new ArgumentException($"A source's identity has 1 to {ImportOptions.MaxSourceLength} characters of well-formed text.", nameof(source));
    }
}
