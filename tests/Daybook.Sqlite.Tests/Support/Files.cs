using System.Security.Cryptography;

namespace Daybook.Sqlite.Tests.Support;

/// <summary>What lies in a folder: each entry's path, and for files a digest. Two that are equal mean that no byte was changed and nothing was added or removed.</summary>
internal static class Files
{
    /// <summary>Looks at everything but <c>-shm</c>, which SQLite makes for whoever reads beside a log.</summary>
    public static List<string> In(string folder) =>
    [
        .. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Directory.Exists(path) ? path + "/" : $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];

    public static List<string> In(JournalFolder journal) => In(journal.Folder);

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
