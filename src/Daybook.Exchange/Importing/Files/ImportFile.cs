using System.Security.Cryptography;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Files;

/// <summary>A file of text, compressed with gzip or not, that is read from its beginning as often as asked.</summary>
/// <param name="path">The full path.</param>
/// <param name="open">Opens the file as it is stored.</param>
internal sealed class ImportFile(string path, Func<Stream> open)
{
    /// <summary>The full path.</summary>
    public string Path => path;

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>A file on the disk, which others may go on appending to.</summary>
    public static ImportFile At(string path) => new(path, () => OpenShared(path));

    /// <summary>Opens a file that others may go on appending to.</summary>
    public static FileStream OpenShared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opens the content: decompressed, and as UTF-8 where it is UTF-16 with a byte-order mark.</summary>
    public Stream Open() => Open(out _);

    /// <summary>The first bytes of the content, at most as many as asked; none when the file is damaged there; reading it then gives the error.</summary>
    public byte[] Start(int length)
    {
        using var content = Open();
        return StartOf(content, length);
    }

    /// <summary>Reads rows from the content.</summary>
    /// <exception cref="ImportException">A row is bad, or the file as a whole.</exception>
    public IEnumerable<ImportRow> Read(Func<Stream, IEnumerable<ImportRow>> rowsOf)
    {
        using var content = Open(out var compressed);
        using var rows = rowsOf(content).GetEnumerator();
        while (MoveNext(rows, compressed))
            yield return rows.Current;
    }

    /// <summary>SHA-256 of the file as it is stored, in hex.</summary>
    public string Digest()
    {
        using var stream = open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The first place that is not UTF-8, or null.</summary>
    public ImportPlace? FindInvalidUtf8()
    {
        using var content = Open();
        var lines = new LineReader(content);
        while (lines.TryRead(out var line))
        {
            if (!System.Text.Unicode.Utf8.IsValid(line.Span))
                return new ImportPlace(path, lines.Number, JsonText.FirstInvalid(line.Span) + 1);
        }

        return null;
    }

    // Before the place of the damage comes out what never was in the file; so the damage is the only error, and has no line.
    private bool MoveNext(IEnumerator<ImportRow> rows, GzipContent? compressed)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception error) when (error is ImportException or InvalidDataException && compressed?.FindDamage() is { } damage)
        {
            throw new ImportException(new ImportPlace(path), damage.Message, error) { IsOfWholeFile = true };
        }
    }

    private Stream Open(out GzipContent? compressed)
    {
        var start = StartOfStored();
        compressed = null;
        if (start.AsSpan().StartsWith(GzipContent.Magic))
        {
            using (var content = new GzipContent(open()))
                start = StartOf(content, start.Length);
            compressed = new GzipContent(open());
        }

        return Utf16Content.Of(compressed ?? open(), start);
    }

    private byte[] StartOfStored()
    {
        using var file = open();
        return StartOf(file, 2);
    }

    private static byte[] StartOf(Stream content, int length)
    {
        var start = new byte[length];
        try
        {
            return start[..content.ReadAtLeast(start, length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
