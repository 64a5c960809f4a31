using System.Security.Cryptography;

namespace Daybook.Torture.Files;

/// <summary>What lies in a folder: each entry's path, and for files a digest. Two that are equal mean that no byte was changed and nothing was added or removed.</summary>
internal static class FolderDigest
{
    /// <summary>Looks at everything but <c>-shm</c>, which SQLite makes for whoever reads beside a log.</summary>
    public static List<string> Of(string folder) =>
    [
        .. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Directory.Exists(path) ? path + "/" : $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];
}
