using System.Collections.Concurrent;
using System.Globalization;
using Daybook.Storage;

namespace Daybook.Sqlite.Disk;

/// <summary>
/// SQLite keeps the log next to the name by which a file was opened. Two writers by two names have two logs: both acknowledge the same ids, and one of them loses everything. So a file
/// with several names is not opened for writing, nor one that is open by another name. Only Linux shows whether another process has it open; Windows renames no file that SQLite has open, and
/// on macOS it is not seen.
/// </summary>
internal static class OtherNames
{
    private const string Locks = "/proc/locks";

    // SQLite's locks on the file itself begin here; each process that has it open holds one, and one on the log's index beside the name that it used.
    private const long FirstLockByte = 0x40000000;

    private const int Looks = 25;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    // Names that differ by case are one on Windows and mostly on macOS, where two that are not are two names of the file (see FindHazard).
    private static readonly StringComparison Naming = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static readonly ConcurrentDictionary<(uint, uint, ulong), (string Path, int Writers)> Own = new();

    /// <summary>Says that a file with several names must not be written to, or null.</summary>
    public static string? FindHazard(string path) => FileIdentity.Of(path) is { Names: > 1 } file
        ? string.Create(CultureInfo.InvariantCulture, $"'{path}' has {file.Names} names (hard links). Two writers by two names would each lose what the other records; remove the other names: '{(OperatingSystem.IsWindows() ? "fsutil hardlink list" : "find / -samefile")} {path}' shows them.")
        : null;

    /// <summary>Takes part as a writer by this name, until the result is disposed. Called when SQLite has the file open, so that of two who come at once at least one sees the other.</summary>
    /// <exception cref="JournalOpenException">The file has several names, or is open by another.</exception>
    public static IDisposable Join(string path)
    {
        if (FindHazard(path) is { } hazard)
            throw new JournalOpenException(JournalOpenProblem.SeveralNames, $"{hazard} Nothing was changed.");
        if (FileIdentity.Of(path) is not { } file)
            return new Nobody();
        var key = (file.DeviceMajor, file.DeviceMinor, file.Number);
        var joined = Own.AddOrUpdate(key, (path, 1), (_, own) => path.Equals(own.Path, Naming) ? (own.Path, own.Writers + 1) : own);
        if (!path.Equals(joined.Path, Naming))
            throw Open(path, $"this process has it open as '{joined.Path}'");
        var member = new Member(key);
        if (FindOtherProcess(path, file) is not { } other)
            return member;
        member.Dispose();
        throw Open(path, $"process {other} has it open by another name");
    }

    /// <summary>A process that has the file open, but not the log's index next to this name. One that just opens or closes it has the one for a moment without the other.</summary>
    private static int? FindOtherProcess(string path, FileIdentity file)
    {
        var others = OtherProcesses(path, file);
        using var pause = new ManualResetEventSlim();
        for (var look = 1; look < Looks && others.Count > 0; look++)
        {
            pause.Wait(BetweenLooks);
            others.IntersectWith(OtherProcesses(path, file));
        }

        return others.Count > 0 ? others.Min() : null;
    }

    private static HashSet<int> OtherProcesses(string path, FileIdentity file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Locks);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        var index = FileIdentity.Of(path + "-shm") is { } found ? Name(found) : null;
        var locks = lines.Select(Parse).OfType<(int Process, string File, long First)>().ToList();
        HashSet<int> others = [.. locks.Where(held => held.File == Name(file) && held.First >= FirstLockByte && held.Process > 0).Select(held => held.Process)];
        others.ExceptWith(locks.Where(held => held.File == index).Select(held => held.Process));
        return others;
    }

    /// <summary>One line: <c>1: POSIX  ADVISORY  READ 4711 fd:01:131090 1073741826 1073742335</c>, the device in hex.</summary>
    private static (int Process, string File, long First)? Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 8 && parts[1] == "POSIX" && int.TryParse(parts[4], CultureInfo.InvariantCulture, out var process) && long.TryParse(parts[6], CultureInfo.InvariantCulture, out var first)
            ? (process, parts[5], first)
            : null;
    }

    private static string Name(FileIdentity file) => string.Create(CultureInfo.InvariantCulture, $"{file.DeviceMajor:x2}:{file.DeviceMinor:x2}:{file.Number}");

    private static JournalOpenException Open(string path, string why) =>
        new(JournalOpenProblem.SeveralNames, $"'{path}' cannot be written: {why}, and two writers by two names would each lose what the other records. Nothing was changed; use one name for it.");

    private sealed class Member((uint, uint, ulong) key) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            while (Own.TryGetValue(key, out var own))
            {
                var isDone = own.Writers == 1 ? Own.TryRemove(KeyValuePair.Create(key, own)) : Own.TryUpdate(key, own with { Writers = own.Writers - 1 }, own);
                if (isDone)
                    return;
            }
        }
    }

    private sealed class Nobody : IDisposable
    {
        public void Dispose()
        {
            // Nothing is known, so nothing is left.
        }
    }
}
