namespace Daybook.Torture.Files;

/// <summary>Folders in memory where there is such a place, otherwise on the disk: for files that are looked at and thrown away.</summary>
internal static class MemoryFolder
{
    private const string Memory = "/dev/shm";

    public static DirectoryInfo Make() => Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, $"daybook-torture-{Path.GetRandomFileName()}"))
        : Directory.CreateTempSubdirectory("daybook-torture-");
}
