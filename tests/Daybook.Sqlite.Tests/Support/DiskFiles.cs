using Daybook.Torture.Files;

namespace Daybook.Sqlite.Tests.Support;

/// <summary>Looks at files, and damages them.</summary>
internal static class DiskFiles
{
    /// <summary>What lies in a journal's folder: two that are equal mean that no byte was changed and nothing was added or removed.</summary>
    public static List<string> In(JournalFolder journal) => FolderDigest.Of(journal.Folder);

    public static void FlipBit(string path, long bit)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = bit / 8;
        var changed = (byte)(file.ReadByte() ^ (1 << (int)(bit % 8)));
        file.Position = bit / 8;
        file.WriteByte(changed);
    }

    public static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(length);
    }
}
