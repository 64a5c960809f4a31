using Daybook.Torture.Files;

namespace Daybook.Torture.Promises;

/// <summary>What an ordeal works with: its seed, how much to do, and folders that are removed at the end.</summary>
internal sealed class Bench : IDisposable
{
    private readonly List<DirectoryInfo> _folders = [];

    /// <summary>Decides every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>Does as much as before a release, instead of as much as at every change.</summary>
    public bool IsRelease { get; init; }

    /// <summary>How much to do instead, or null.</summary>
    public int? Count { get; init; }

    /// <summary>The bug that is planted, or null.</summary>
    public string? Bug { get; init; }

    /// <summary>Shows how far an ordeal is.</summary>
    public ProgressLine? Progress { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>How much to do.</summary>
    public int Pick(int atEachChange, int beforeRelease) => Count ?? (IsRelease ? beforeRelease : atEachChange);

    /// <summary>Says how far the ordeal is, and stops it when the run was interrupted.</summary>
    public void Report(long done, long total)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Show(done, total);
    }

    /// <summary>A new folder on the disk.</summary>
    public string NewFolder() => Keep(Directory.CreateTempSubdirectory("daybook-torture-"));

    /// <summary>A new folder in memory where there is one: for files that are looked at and thrown away.</summary>
    public string NewFolderInMemory() => Keep(MemoryFolder.Make());

    public void Dispose()
    {
        foreach (var folder in _folders.Where(folder => Directory.Exists(folder.FullName)))
            folder.Delete(recursive: true);
        _folders.Clear();
    }

    private string Keep(DirectoryInfo folder)
    {
        _folders.Add(folder);
        return folder.FullName;
    }
}
