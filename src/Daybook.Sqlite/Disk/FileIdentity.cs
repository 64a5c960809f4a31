using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Daybook.Sqlite.Disk;

/// <summary>A file as the system knows it, whatever it is called.</summary>
/// <param name="DeviceMajor">The device, first number.</param>
/// <param name="DeviceMinor">The device, second number.</param>
/// <param name="Inode">The file's number on the device.</param>
/// <param name="Names">How many names (hard links) it has.</param>
internal readonly unsafe partial record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode, uint Names)
{
    private const int CurrentFolder = -100;
    private const int StatxSize = 256;
    private const uint BasicStats = 0x7FF;

    /// <summary>Looks without opening the file. Null where the system is not Linux, or the file is not there.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var answer = stackalloc byte[StatxSize];
        try
        {
            if (statx(CurrentFolder, path, 0, BasicStats, answer) != 0)
                return null;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }

        // The places of struct statx, which are the same on every architecture: man 2 statx.
        return new FileIdentity(Unsafe.ReadUnaligned<uint>(answer + 136), Unsafe.ReadUnaligned<uint>(answer + 140), Unsafe.ReadUnaligned<ulong>(answer + 32), Unsafe.ReadUnaligned<uint>(answer + 16));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* answer);
}
