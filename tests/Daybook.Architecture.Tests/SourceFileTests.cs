using System.Text.RegularExpressions;

namespace Daybook.Architecture.Tests;

/// <summary>The folder tree tells the story: a namespace is its folder, and a file is short.</summary>
public sealed partial class SourceFileTests
{
    private const int MaxLines = 500;

    // Extension methods on a foreign type stand where the type's users look for them.
    private static readonly string[] s_foreign = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder"];

    public static TheoryData<string> Projects => [.. SourceTree.ProjectNames];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_the_folder_of_its_file(string project)
    {
        var strays = new List<string>();
        foreach (var (file, text) in FilesOf(project))
        {
            var folder = Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.');
            var expected = folder.Length == 0 ? project : $"{project}.{folder}";
            if (Namespace().Match(text) is { Success: true } found && found.Groups[1].Value != expected && !s_foreign.Contains(found.Groups[1].Value))
                strays.Add($"{file}: {found.Groups[1].Value}, not {expected}");
        }

        Assert.Empty(strays);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_is_short(string project) =>
        Assert.Empty(FilesOf(project).Where(file => file.Text.Count(c => c == '\n') > MaxLines).Select(file => file.Name));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_silences_no_warning_and_leaves_nothing_to_do(string project) =>
        Assert.Empty(FilesOf(project).Where(file => Leftover().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void No_two_files_have_one_name()
    {
        var twins = SourceTree.Projects.SelectMany(SourceTree.FilesOf).GroupBy(file => Path.GetFileName(file), StringComparer.Ordinal).Where(files => files.Count() > 1);

        Assert.Empty(twins.SelectMany(files => files.Select(file => Path.GetRelativePath(SourceTree.Root, file))));
    }

    /// <summary>What the tool prints as JSON are answers, written in one place.</summary>
    [Fact]
    public void The_tool_writes_JSON_and_names_a_store_in_one_place_each()
    {
        var files = FilesOf("Daybook.Cli");

        Assert.Equal([Path.Combine("Output", "JsonOutput.cs")], files.Where(file => file.Text.Contains("Utf8JsonWriter", StringComparison.Ordinal)).Select(file => file.Name));
        Assert.Equal(["Invocation.cs"], files.Where(file => file.Text.Contains("Daybook.Sqlite", StringComparison.Ordinal)).Select(file => file.Name));
    }

    private static List<(string Name, string Text)> FilesOf(string project)
    {
        var projectFile = SourceTree.Projects.Single(file => Path.GetFileNameWithoutExtension(file) == project);
        var folder = Path.GetDirectoryName(projectFile)!;
        List<(string Name, string Text)> files = [.. SourceTree.FilesOf(projectFile).Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)))];
        Assert.NotEmpty(files);
        return files;
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"#pragma warning|\b(TODO|FIXME|HACK)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leftover();
}
