using Daybook.Integrity;

namespace Daybook.Torture.Corruption;

/// <summary>The files of a journal as bytes, by what follows the journal's path in their names. What was never there is null.</summary>
/// <param name="Database">The file.</param>
/// <param name="Log">Its write-ahead log.</param>
/// <param name="Anchor">Its anchor.</param>
internal sealed record JournalFiles(byte[] Database, byte[]? Log, byte[] Anchor)
{
    public const string LogSuffix = "-wal";

    public static JournalFiles Read(string path) => new(
        ReadShared(path),
        File.Exists(path + LogSuffix) ? ReadShared(path + LogSuffix) : null,
        ReadShared(AnchorFile.PathFor(path)));

    public void PutAt(string path)
    {
        File.WriteAllBytes(path, Database);
        File.WriteAllBytes(AnchorFile.PathFor(path), Anchor);
        if (Log is not null)
            File.WriteAllBytes(path + LogSuffix, Log);
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
