using System.Buffers.Binary;
using Daybook.Integrity;
using Daybook.Journals;

namespace Daybook.Sqlite;

/// <summary>Looks at a journal's files without opening it as a journal, and changes none of them.</summary>
internal static class FileInspection
{
    private const int UserVersionOffset = 60;

    /// <summary>How they stand.</summary>
    public static JournalFilesReport Of(string address)
    {
        var path = Target(address);
        var file = new FileInfo(path);
        if (!file.Exists)
            return new JournalFilesReport(path);
        var log = new FileInfo(path + "-wal");
        var (anchor, hasAnchor) = AnchorFile.Read(AnchorFile.PathFor(path));
        return new JournalFilesReport(file.FullName)
        {
            Bytes = file.Length,
            WriteError = WriteError(file),
            Layout = Layout(path),
            LogBytes = log.Exists ? log.Length : null,
            FreeBytes = new DriveInfo(file.DirectoryName ?? path).AvailableFreeSpace,
            HasAnchor = hasAnchor,
            Anchor = anchor,
        };
    }

    // The log and the anchor stand beside what a link leads to.
    private static string Target(string path)
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

    // Opening for writing asks for the permission and changes nothing.
    private static string? WriteError(FileInfo file)
    {
        try
        {
            using (new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
                return null;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return error.Message.TrimEnd('.');
        }
    }

    private static long? Layout(string path)
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
