using Daybook.Engine.Configuration.Parameters;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>The defaults are the reference system's.</summary>
public sealed class ReferenceDefaultsTests
{
    /// <summary>Daybook's own default: the reference has 0.5 and does not obey it.</summary>
    private const string NotObeyed = "max_residual_multiple";

    [Fact]
    public void Each_default_is_the_one_that_the_references_table_states()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "reference", "semantics.md");
        if (!File.Exists(path))
            Assert.Skip("../shared/reference/semantics.md is not beside the repository.");
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(path).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 5))
        {
            var names = row[1].Split([',', '/'], StringSplitOptions.TrimEntries).Select(name => name.Split(' ')[0]).ToArray();
            var values = names.Length == 1 ? [row[2]] : row[2].Split([',', '/'], StringSplitOptions.TrimEntries);
            foreach (var (name, value) in names.Select((name, i) => (name, values[Math.Min(i, values.Length - 1)])))
                stated[name] = name == "timeframes" ? $"[{value.Replace(",", ", ", StringComparison.Ordinal)}]" : Number(value.Split(' ')[0]);
        }

        var known = ParameterRegistry.All.Where(parameter => parameter.ReferenceName is not null and not NotObeyed).ToList();
        Assert.Equal(known.Select(parameter => $"{parameter.Key}: {stated.GetValueOrDefault(parameter.ReferenceName!)}"), known.Select(parameter => $"{parameter.Key}: {parameter.Default}"));
    }

    private static string Number(string text) => text.StartsWith('.') ? "0" + text : text;
}
