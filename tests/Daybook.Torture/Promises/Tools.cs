namespace Daybook.Torture.Promises;

/// <summary>What ordeals need of the machine. Where it is missing they are skipped, with the reason.</summary>
internal static class Tools
{
    public static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string program) => !OperatingSystem.IsLinux()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Why an ordeal cannot be tried here, or null.</summary>
    public static Outcome? Lacks(params string[] programs) =>
        programs.FirstOrDefault(program => Find(program) is null) is { } missing ? Outcome.Skipped($"Needs '{missing}' on Linux.") : null;
}
