using System.Text.Json.Nodes;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Support;

/// <summary>The reference system's answers, which lie beside the repository on machines that have them.</summary>
internal static class SharedVectors
{
    /// <summary>The scenarios of one file; skips the test where the files are absent.</summary>
    /// <param name="name">The file's name without its ending, for example <c>grace</c>.</param>
    public static IReadOnlyList<VectorScenario> Read(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "reference", "vectors", $"{name}.shared.json");
        if (File.Exists(path))
            return [.. JsonNode.Parse(File.ReadAllText(path))!["scenarios"]!.AsArray().Select(scenario => new VectorScenario(scenario!.AsObject()))];
        Assert.Skip($"../shared/reference/vectors/{name}.shared.json is not beside the repository.");
        return [];
    }
}
