using System.Globalization;
using System.Text;
using Daybook.Files;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>A file of a recorded run, read whole: a run's rows are put in the order of their dates, so all of them are in memory anyway.</summary>
internal sealed class RunFile
{
    /// <summary>The largest file, in bytes: some four million rows.</summary>
    public const long MaxBytes = 512 * 1024 * 1024;

    private readonly byte[] _bytes;

    private RunFile(string path, string name, byte[] bytes)
    {
        Path = path;
        Name = name;
        _bytes = bytes;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>What it is: the name without what the reference system puts in front, such as <c>position_changes.csv</c>.</summary>
    public string Name { get; }

    /// <summary>The content without a byte-order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 => _bytes.AsMemory(_bytes.AsSpan().StartsWith(JsonText.ByteOrderMark) ? JsonText.ByteOrderMark.Length : 0);

    /// <summary>
    /// Where a file of a folder is, or null. The reference system puts the assets and the times of its run in front of the name:
    /// <c>backtest_NVDA_INTU_AMD_plus108_20250727_235704_from_20240101_to_20240131_position_changes.csv</c>.
    /// </summary>
    /// <exception cref="ImportException">There are several.</exception>
    public static string? Locate(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        string[] found = [.. Directory.EnumerateFiles(folder).Where(file => file.EndsWith($"_{name}", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new ImportException(new ImportPlace(folder), $"{Quoted.Text(System.IO.Path.GetFileName(found[0]))} and {Quoted.Text(System.IO.Path.GetFileName(found[1]))} are both a {name}: a recorded run has a folder of its own");
    }

    /// <summary>Reads a file of a folder; null when there is none.</summary>
    /// <exception cref="ImportException">It is too large, or not UTF-8, or there are several.</exception>
    public static RunFile? Find(string folder, string name)
    {
        if (Locate(folder, name) is not { } path)
            return null;
        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
            throw new ImportException(new ImportPlace(path), string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes; at most {MaxBytes:N0} can be read"));
        var file = new RunFile(path, name, File.ReadAllBytes(path));
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
