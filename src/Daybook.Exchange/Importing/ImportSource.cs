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
    /// <summary>More bytes than any header of events has.</summary>
    public const int LongestHeader = 4 * 1024;

    /// <summary>
    /// A folder is a recorded run, a SQLite file the reference system's journal, a text whose first line names columns of events, or whose name says so, is CSV, one that begins with a bracket
    /// a JSON list, and anything else JSON lines; texts may be compressed with gzip.
    /// </summary>
    /// <exception cref="ImportException">There is nothing at the path, it cannot be read, or its beginning shows that it holds no events.</exception>
    public static IImportSource Detect(string path, ImportOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireSource(options.Source);
        RequireColumns(options.Columns);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return options.Columns is null ? new RecordedRunSource(full, options) : throw NoCsv(ImportFile.At(full));
        if (!File.Exists(full))
            throw new ImportException(new ImportPlace(path), "there is no such file or folder");
        try
        {
            var file = ImportFile.At(full);
            var start = file.Start(LongestHeader);
            if (start.AsSpan().StartsWith(ReferenceFileSource.Magic))
                return options.Columns is null ? new ReferenceFileSource(full, options) : throw NoCsv(file);
            return Text(file, start, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(new ImportPlace(path), error.Message, error);
        }
    }

    /// <summary>Tells by itself what a content holds that is no file.</summary>
    /// <exception cref="ImportException">Its beginning shows that it holds no events, or it has to be a file.</exception>
    public static IImportSource Content(string name, Func<Stream> open, ImportOptions options)
    {
        RequireSource(options.Source);
        RequireColumns(options.Columns);
        var content = new ImportFile(name, open);
        var start = content.Start(LongestHeader);
        return start.AsSpan().StartsWith(ReferenceFileSource.Magic)
            ? throw new ImportException(new ImportPlace(name), "it is a SQLite file; import it by its path")
            : Text(content, start, options);
    }

    /// <summary>The source of a file of text.</summary>
    public static IImportSource Text(ImportFile file, ImportOptions options) => Text(file, file.Start(LongestHeader), options);

    /// <summary>The first line of a text, as far as its first bytes go.</summary>
    public static string FirstLine(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(JsonText.ByteOrderMark))
            start = start[JsonText.ByteOrderMark.Length..];
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        return System.Text.Encoding.UTF8.GetString(end < 0 ? start : start[..end]);
    }

    private static IImportSource Text(ImportFile file, byte[] start, ImportOptions options)
    {
        if (SeparatorLine.SignOf(FirstLine(start)) is not null || CsvHeader.IsOne(FirstLine(start), options.Columns))
            return new CsvSource(file, options);
        if (ForeignContent.Describe(start, isJson: !IsCsvName(file.Name)) is { } foreign)
            throw new ImportException(new ImportPlace(file.Path), foreign);
        if (IsCsvName(file.Name))
            return new CsvSource(file, options);
        if (options.Columns is not null)
            throw NoCsv(file);
        return IsArray(start) ? new JsonArraySource(file, options) : new JsonLinesSource(file, options);
    }

    private static bool IsArray(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(JsonText.ByteOrderMark))
            start = start[JsonText.ByteOrderMark.Length..];
        return start.TrimStart(JsonText.WhiteSpace).StartsWith("["u8);
    }

    private static ImportException NoCsv(ImportFile file) => new(new ImportPlace(file.Path), "columns can be named only for CSV, and this file is not CSV");

    private static bool IsCsvName(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static void RequireSource(string? source)
    {
        if (source is null)
            return;
        if (source.Length is 0 or > ImportOptions.MaxSourceLength || source.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar))
            throw new ArgumentException($"A source's identity has 1 to {ImportOptions.MaxSourceLength} characters of well-formed text.", nameof(source));
    }

    private static void RequireColumns(IReadOnlyDictionary<string, string>? columns)
    {
        foreach (var column in columns?.Keys.Except(TableColumns.All, StringComparer.Ordinal) ?? [])
            throw new ArgumentException($"An event has no column '{column}'; its columns are {string.Join(", ", TableColumns.All)}.", nameof(columns));
    }
}
