using System.Reflection;
using System.Xml.Linq;

namespace Daybook.Architecture.Tests;

/// <summary>
/// Who may know whom: the journal's core knows nobody, stores, exchange and markets know the core, the engine knows markets, operations ask them all and know no store, the server shows what operations answer, and
/// nothing knows the tool.
/// </summary>
public sealed class AssemblyTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Daybook"] = [],
        ["Daybook.Sqlite"] = ["Daybook"],
        ["Daybook.Files"] = [],
        ["Daybook.Exchange"] = ["Daybook", "Daybook.Files"],
        ["Daybook.Market"] = ["Daybook", "Daybook.Files"],
        ["Daybook.Engine"] = ["Daybook", "Daybook.Files", "Daybook.Market"],
        ["Daybook.Charts"] = [],
        ["Daybook.Operations"] = ["Daybook", "Daybook.Charts", "Daybook.Engine", "Daybook.Exchange", "Daybook.Market"],
        ["Daybook.Server"] = ["Daybook", "Daybook.Charts", "Daybook.Engine", "Daybook.Exchange", "Daybook.Operations"],
        ["Daybook.Cli"] = ["Daybook", "Daybook.Engine", "Daybook.Exchange", "Daybook.Market", "Daybook.Operations", "Daybook.Server", "Daybook.Sqlite", "Daybook.Benchmarks", "Daybook.Workloads"],
        ["Daybook.Workloads"] = ["Daybook"],
        ["Daybook.Benchmarks"] = ["Daybook", "Daybook.Engine", "Daybook.Exchange", "Daybook.Market", "Daybook.Sqlite", "Daybook.Workloads"],
    };

    public static TheoryData<string> Assemblies => [.. SourceTree.ProjectNames];

    [Fact]
    public void Every_project_has_its_place_in_the_design() =>
        Assert.Equal(MayKnow.Keys.Order(StringComparer.Ordinal), SourceTree.ProjectNames.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_built_assembly_knows_only_whom_it_may(string assembly)
    {
        var built = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        var known = built.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => name.StartsWith("Daybook", StringComparison.Ordinal));

        Assert.Subset(MayKnow[assembly].ToHashSet(StringComparer.Ordinal), known.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_project_refers_only_to_projects_that_it_may_know(string name)
    {
        var project = SourceTree.Projects.Single(file => Path.GetFileNameWithoutExtension(file) == name);
        var references = SourceTree.ReferencesOf(project).ToList();

        Assert.All(references, reference => Assert.Contains(reference, SourceTree.Projects));
        Assert.Subset(MayKnow[name].ToHashSet(StringComparer.Ordinal), references.Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_brings_no_test_library_along(string name)
    {
        var built = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

        Assert.DoesNotContain(built.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || reference.Name == "CsCheck");
    }

    /// <summary>Everyone needs the core, so it brings nothing along but the filters' parser.</summary>
    [Fact]
    public void The_core_needs_no_hosting_and_no_database()
    {
        var built = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Daybook.dll"));

        Assert.Equal(["Superpower"], built.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Operations_know_no_terminal()
    {
        var built = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Daybook.Operations.dll"));

        Assert.DoesNotContain(built.GetReferencedAssemblies(), reference => reference.Name is "System.Console" or "System.CommandLine" || reference.Name!.StartsWith("Spectre", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var listed = XDocument.Load(Path.Combine(SourceTree.Root, "Daybook.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);
        var found = new[] { "src", "bench", "tests" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'));

        Assert.Subset(listed.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
    }
}
