namespace Daybook.Cli.Output;

/// <summary>How people start the tool: by its name when it is installed, by <c>dotnet run</c> when it was built in a clone.</summary>
internal static class ToolCommand
{
    /// <summary>The installed tool's name.</summary>
    public const string Installed = "daybook";

    private const string Project = "Daybook.Cli.csproj";

    /// <summary>What to type before the verb.</summary>
    /// <param name="program">The folder that the program lies in.</param>
    /// <param name="folder">The folder that people type in.</param>
    public static string Of(string program, string folder)
    {
        // PROJECT/bin/CONFIGURATION/FRAMEWORK, perhaps with a runtime's folder below.
        var built = new DirectoryInfo(program);
        for (var up = built; up?.Parent is not null; up = up.Parent)
        {
            if (up.Name == "bin" && File.Exists(Path.Combine(up.Parent.FullName, Project)))
                return Run(Path.GetRelativePath(folder, up.Parent.FullName), IsRelease(up, built));
        }

        return Installed;
    }

    private static string Run(string project, bool isRelease)
    {
        var quoted = project.Contains(' ', StringComparison.Ordinal) ? $"\"{project}\"" : project;
        return $"dotnet run{(isRelease ? " -c Release" : string.Empty)} --project {quoted} --";
    }

    private static bool IsRelease(DirectoryInfo bin, DirectoryInfo built) =>
        Path.GetRelativePath(bin.FullName, built.FullName).Split(Path.DirectorySeparatorChar)[0] == "Release";
}
