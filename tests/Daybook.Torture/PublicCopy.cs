using System.Runtime.InteropServices;

namespace Daybook.Torture;

/// <summary>A copy of this program in a folder that every user may read, since a clone often lies where only its owner may look. Removed when the process ends.</summary>
internal static class PublicCopy
{
    private static readonly Lazy<string> Copy = new(Make);

    /// <summary>The copied program.</summary>
    public static string Program => Copy.Value;

    private static string Make()
    {
        var program = typeof(PublicCopy).Assembly.Location;
        var from = new DirectoryInfo(Path.GetDirectoryName(program)!);
        var to = Directory.CreateTempSubdirectory("daybook-torture-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => to.Delete(recursive: true);
        foreach (var file in from.EnumerateFiles().Where(file => file.Extension is ".dll" or ".json"))
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        var native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        Directory.CreateDirectory(Path.Combine(to.FullName, native));
        foreach (var file in new DirectoryInfo(Path.Combine(from.FullName, native)).EnumerateFiles())
            file.CopyTo(Path.Combine(to.FullName, native, file.Name));
        OpenToAll(to);
        return Path.Combine(to.FullName, Path.GetFileName(program));
    }

    private static void OpenToAll(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enter = Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.FullName, Enter);
        foreach (var inner in folder.EnumerateDirectories("*", SearchOption.AllDirectories))
            File.SetUnixFileMode(inner.FullName, Enter);
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            File.SetUnixFileMode(file.FullName, Read);
    }
}
