using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Daybook.Benchmarks;

/// <summary>Measurements as the document that scripts rely on: each figure under its name, and where it was measured.</summary>
internal static class BenchmarkDocument
{
    /// <summary>The document.</summary>
    /// <param name="measurements">The figures; a name such as <c>query.ms</c> is a member of a member.</param>
    /// <param name="run">Where they were measured.</param>
    public static JsonObject Of(IReadOnlyList<Measurement> measurements, BenchmarkRun run)
    {
        var document = Level([.. measurements.Select(one => (one.Name.Split('.'), one))], 0);
        document["run"] = new JsonObject
        {
            ["events"] = run.Events,
            ["seed"] = run.Seed,
            ["cores"] = Environment.ProcessorCount,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.OSDescription,
            ["sqlite"] = BenchmarkRun.SqliteVersion,
        };
        return document;
    }

    private static JsonObject Level(List<(string[] Path, Measurement One)> items, int depth)
    {
        var level = new JsonObject();
        foreach (var group in items.GroupBy(item => item.Path[depth], StringComparer.Ordinal))
        {
            var (path, one) = group.First();
            level[group.Key] = path.Length > depth + 1 ? Level([.. group], depth + 1) : one.Value is { } value ? Math.Round(value, 4) : null;
        }

        return level;
    }
}
