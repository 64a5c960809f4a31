using System.Globalization;
using System.Text;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>A file of a recorded run, read whole: a run's rows are put in the order of their dates, so all of them are in memory anyway.</summary>
internal sealed class RunFile
{
    /// <summary>The largest file, in bytes: some four million rows.</summary>
    public const long MaxBytes = 512 * 1024 * 1024;

    private readonly byte[] _bytes;

    private RunFile(string path, byte[] bytes)
    {
        Path = path;
        _bytes = bytes;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The content without a byte-order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 => _bytes.AsMemory(_bytes.AsSpan().StartsWith(JsonText.ByteOrderMark) ? JsonText.ByteOrderMark.Length : 0);

    /// <summary>Reads a file of a folder; null when there is none.</summary>
    /// <exception cref="ImportException">It is too large, or not UTF-8.</exception>
    public static RunFile? Find(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        if (!File.Exists(path))
            return null;
        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
            throw new ImportException(new ImportPlace(path), string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes; at most {MaxBytes:N0} can be read"));
        var file = new RunFile(path, File.ReadAllBytes(path));
        if (!System.Text.Unicode.Utf8.IsValid(file.Utf8.Span))
            throw file.Misfit(FirstInvalid(file.Utf8.Span), "it is not valid UTF-8");
        return file;
    }

    /// <summary>The content as text.</summary>
    public string Text() => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>An error at a byte of <see cref="Utf8"/>.</summary>
    public ImportException Misfit(int offset, string problem, Exception? error = null)
    {
        var (line, column) = JsonText.PlaceOf(Utf8.Span, offset);
        return new ImportException(new ImportPlace(Path, line, column), problem, error);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        System.Text.Unicode.Utf8.ToUtf16(utf8, new char[utf8.Length], out var read, out _, replaceInvalidSequences: false);
        return read;
    }
}
