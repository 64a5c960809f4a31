using System.Diagnostics;

namespace Daybook.Tests.Shared;

/// <summary>A disk of a few kibibytes, in a folder, until it is disposed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Puts a disk into a folder; skips the test where that is not allowed.</summary>
    /// <param name="folder">The folder, which must be empty.</param>
    /// <param name="size">How much it holds, such as <c>64k</c> or <c>1m</c>.</param>
    public static SmallDisk In(string folder, string size)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) != 0)
            Assert.Skip("Needs root on Linux, and the right to mount.");
        return new SmallDisk(folder);
    }

    /// <summary>Takes it away, lazily: a process that another test starts at this moment holds what is open here until it becomes its own.</summary>
    public void Dispose() => Assert.Equal(0, Run("umount", "-l", _folder));

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
