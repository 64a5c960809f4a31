using System.Text.Json.Nodes;

namespace Daybook.Engine.Tests.Support;

/// <summary>The reference system's answers, which lie beside the repository on machines that have them.</summary>
internal static class SharedVectors
{
    /// <summary>The scenarios of one file; skips the test where the files are absent.</summary>
    /// <param name="name">The file's name without its ending, for example <c>grace</c>.</param>
    public static IReadOnlyList<VectorScenario> Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "..", "shared", "reference", "vectors", $"{name}.shared.json");
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")) && File.Exists(path))
                return [.. JsonNode.Parse(File.ReadAllText(path))!["scenarios"]!.AsArray().Select(scenario => new VectorScenario(scenario!.AsObject()))];
        }

        Assert.Skip($"../shared/reference/vectors/{name}.shared.json is not beside the repository.");
        return [];
    }
}
