using System.Xml.Linq;

namespace Daybook.Architecture.Tests;

/// <summary>The projects and source files of the repository that these tests were built in.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The project files under src/ and bench/.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. new[] { "src", "bench" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))];

    /// <summary>The names of those projects, which are their assemblies' names too.</summary>
    public static IReadOnlyList<string> ProjectNames { get; } = [.. Projects.Select(project => Path.GetFileNameWithoutExtension(project))];

    /// <summary>The C# files of a project, without what the build wrote.</summary>
    public static IEnumerable<string> FilesOf(string project) => Directory.GetFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Path.GetDirectoryName(project)!, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>The project files that a project refers to, as full paths.</summary>
    public static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/'))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Daybook.slnx above {AppContext.BaseDirectory}.");
    }
}
