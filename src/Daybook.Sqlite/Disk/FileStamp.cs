namespace Daybook.Sqlite.Disk;

/// <summary>By what one sees that a file was written to: its length and the time of its last change.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWrite)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;
    }
}
