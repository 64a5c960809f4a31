namespace Daybook.Sqlite.Disk;

/// <summary>The write-ahead log of a journal's file.</summary>
internal static class LogFile
{
    public static string PathFor(string journalPath) => journalPath + "-wal";

    /// <summary>True while there is one: a process is writing, or was killed.</summary>
    public static bool Exists(string journalPath) => File.Exists(PathFor(journalPath));

    /// <summary>Its length in bytes; 0 when there is none.</summary>
    public static long Length(string journalPath) => new FileInfo(PathFor(journalPath)) is { Exists: true } log ? log.Length : 0;

    /// <summary>Shows whether it was written to; the default when there is none.</summary>
    public static FileStamp Stamp(string journalPath) => FileStamp.Of(PathFor(journalPath));

    /// <summary>Forces it to the disk. What is not in it any more was forced out when it was copied into the file.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Sync(string journalPath)
    {
        try
        {
            using var log = File.OpenHandle(PathFor(journalPath), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(log);
        }
        catch (FileNotFoundException)
        {
            // Nothing was written since the log was last removed.
        }
    }
}
