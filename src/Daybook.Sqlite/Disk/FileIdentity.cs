using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daybook.Sqlite.Disk;

/// <summary>A file as the system knows it, whatever it is called.</summary>
/// <param name="DeviceMajor">The device, first number; 0 where a device has one number.</param>
/// <param name="DeviceMinor">The device, second number.</param>
/// <param name="Number">The file's number on the device.</param>
/// <param name="Names">How many names (hard links) it has.</param>
internal readonly unsafe partial record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Number, uint Names)
{
    private const int CurrentFolder = -100;
    private const uint BasicStats = 0x7FF;

    // What the systems answer takes 256 bytes at most.
    private const int AnswerSize = 256;

    /// <summary>Null when the file does not exist, or the system is not Linux, macOS or Windows. On Windows alone the file is opened for this.</summary>
    public static FileIdentity? Of(string path)
    {
        var answer = stackalloc byte[AnswerSize];
        try
        {
            return OperatingSystem.IsLinux() ? OfLinux(path, answer)
                : OperatingSystem.IsMacOS() ? OfMacOS(path, answer)
                : OperatingSystem.IsWindows() ? OfWindows(path, answer)
                : null;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The places of struct statx, which are the same on every architecture: man 2 statx.</summary>
    private static FileIdentity? OfLinux(string path, byte* answer) => statx(CurrentFolder, path, 0, BasicStats, answer) == 0
        ? new FileIdentity(Read<uint>(answer + 136), Read<uint>(answer + 140), Read<ulong>(answer + 32), Read<uint>(answer + 16))
        : null;

    /// <summary>The places of struct stat with inodes of 64 bits, the only one on ARM and one of two on Intel: man 2 stat.</summary>
    private static FileIdentity? OfMacOS(string path, byte* answer) =>
        (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? stat(path, answer) : stat64(path, answer)) == 0
            ? new FileIdentity(0, Read<uint>(answer), Read<ulong>(answer + 8), Read<ushort>(answer + 6))
            : null;

    /// <summary>The places of BY_HANDLE_FILE_INFORMATION, whose file number comes in two halves.</summary>
    private static FileIdentity? OfWindows(string path, byte* answer)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return GetFileInformationByHandle(file, answer) != 0
            ? new FileIdentity(0, Read<uint>(answer + 28), ((ulong)Read<uint>(answer + 44) << 32) | Read<uint>(answer + 48), Read<uint>(answer + 40))
            : null;
    }

    private static T Read<T>(byte* place)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(place);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* answer);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int stat(string path, byte* answer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int stat64(string path, byte* answer);

    [LibraryImport("kernel32")]
    private static partial int GetFileInformationByHandle(SafeFileHandle file, byte* answer);
}
