using Daybook.Exchange.Importing.JsonLines;
using Daybook.Exchange.Importing.RecordedRuns;
using Daybook.Exchange.Importing.ReferenceFiles;

namespace Daybook.Exchange.Importing;

/// <summary>Tells by content what a path holds.</summary>
internal static class ImportSource
{
    /// <summary>A folder is a recorded run, a SQLite file the reference system's journal, and anything else JSON lines, compressed with gzip or not.</summary>
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
            Span<byte> start = stackalloc byte[ReferenceFileSource.Magic.Length];
            using var stream = OpenRead(full);
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return start[..length].SequenceEqual(ReferenceFileSource.Magic) ? new ReferenceFileSource(full, options) : new JsonLinesSource(full, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(new ImportPlace(path), error.Message, error);
        }
    }

    /// <summary>Opens a file that others may go on appending to.</summary>
    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static void RequireSource(string? source)
    {
        if (source is null)
            return;
        if (source.Length is 0 or > ImportOptions.MaxSourceLength || source.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar))
            throw new ArgumentException($"A source's identity has 1 to {ImportOptions.MaxSourceLength} characters of well-formed text.", nameof(source));
    }
}
