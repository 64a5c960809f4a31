using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daybook.Sqlite.Disk;

/// <summary>Forces a folder's list of names to the disk, without which a file that was renamed may have its old name after a power cut. .NET opens no folders.</summary>
internal static partial class FolderSync
{
    /// <summary>Forces it out, where the system can.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void ForceOut(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(Open(folder, flags: 0), ownsHandle: true);
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
