using System.Buffers.Binary;
using Daybook.Cli.Text;
using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Storage;

namespace Daybook.Cli.Doctoring;

/// <summary>Looks at a journal's files without opening it as a journal, and changes none of them.</summary>
internal static class FileDoctor
{
    private const long LargeLog = 256L << 20;
    private const long LittleSpace = 512L << 20;
    private const int UserVersionOffset = 60;

    /// <summary>The file that is meant: where the path is a link, what it leads to. The log and the anchor stand beside that.</summary>
    public static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // It is missing, or a link in a circle; both are told of the path itself.
            return path;
        }
    }

    /// <summary>The file itself: present, readable, writable, its layout.</summary>
    public static IEnumerable<Diagnosis> Journal(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            yield return Diagnosis.Finding("journal", $"there is no file {path}; 'daybook record', 'daybook import', 'daybook replay' and 'daybook demo' make one");
            yield break;
        }

        yield return Diagnosis.Fine("journal", $"{file.FullName}, {Quantity.Bytes(file.Length)}");
        yield return Writable(file);
        if (Layout(path) is { } layout)
            yield return Diagnosis.Fine("layout", $"version {layout}");
    }

    /// <summary>The write-ahead log beside it.</summary>
    public static Diagnosis Log(string path)
    {
        var log = new FileInfo(path + "-wal");
        if (!log.Exists)
            return Diagnosis.Fine("log", "none: nothing waits to be copied into the file");
        return log.Length > LargeLog
            ? Diagnosis.Finding("log", $"{Quantity.Bytes(log.Length)}: it grows while somebody reads without end; end that reader, and the next writer copies the log into the file")
            : Diagnosis.Fine("log", Quantity.Bytes(log.Length));
    }

    /// <summary>The anchor beside it, against where the journal stands.</summary>
    public static Diagnosis Anchor(string path, JournalHead head)
    {
        var (anchor, exists) = AnchorFile.Read(AnchorFile.PathFor(path));
        if (!exists)
            return Diagnosis.Finding("anchor", $"there is none, so a lost end could not be seen; the next writer makes {Path.GetFileName(AnchorFile.PathFor(path))}, and records that");
        if (anchor is null)
            return Diagnosis.Finding("anchor", "it holds no whole record; run 'daybook verify'; the next writer makes it anew, and records that");
        if (anchor.IsOfAnother(head.Identity))
            return Diagnosis.Finding("anchor", $"it belongs to another journal ({anchor.Identity}; this one is {head.Identity}); put the journal's own back");
        if (anchor.Epoch > head.Epoch || (anchor.Epoch == head.Epoch && anchor.Count > head.Count))
        {
            return Diagnosis.Finding(
                "anchor", $"it says {Quantity.Count(anchor.Count, "event")} in epoch {anchor.Epoch}, the journal has {Quantity.Count(head.Count)} in epoch {head.Epoch}: the newest are lost; see 'daybook recover'");
        }

        var lag = head.Count - anchor.Count;
        return lag == 0 && anchor.Root != head.Root
            ? Diagnosis.Finding("anchor", "its root is not the journal's: events were changed; run 'daybook verify'")
            : Diagnosis.Fine("anchor", lag == 0 ? $"agrees at {Quantity.Count(head.Count, "event")}" : $"{Quantity.Count(lag, "event")} behind, which is fine");
    }

    /// <summary>Whether a writer would open it.</summary>
    public static Diagnosis Writing(IJournalFiles files, string path) => files.FindObstacle(path) is { } obstacle
        ? Diagnosis.Finding("writing", $"it is refused: {obstacle.Message}")
        : Diagnosis.Fine("writing", "a writer can open it");

    /// <summary>The room that is left on its disk.</summary>
    public static Diagnosis Space(string path)
    {
        var free = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path).AvailableFreeSpace;
        return free < LittleSpace
            ? Diagnosis.Finding("disk", $"only {Quantity.Bytes(free)} are free; recording stops when it is full")
            : Diagnosis.Fine("disk", $"{Quantity.Bytes(free)} free");
    }

    // Opening for writing asks for the permission and changes nothing.
    private static Diagnosis Writable(FileInfo file)
    {
        try
        {
            using (new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
                return Diagnosis.Fine("access", "readable and writable");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return Diagnosis.Finding("access", $"it cannot be written ({error.Message.TrimEnd('.')}): give this user the permission, or only read it");
        }
    }

    private static uint? Layout(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> header = stackalloc byte[UserVersionOffset + sizeof(uint)];
            return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length ? BinaryPrimitives.ReadUInt32BigEndian(header[UserVersionOffset..]) : null;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            // What cannot be read is told by whoever opens it.
            return null;
        }
    }
}
