using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ConfigurationDocumentTests
{
    private const string Command = "dotnet run --project src/Daybook.Cli -- config reference > docs/reference/configuration.md";

    [Fact]
    public void The_reference_page_is_what_the_registry_says()
    {
        var page = Path.Combine(Root(), "docs", "reference", "configuration.md");
        var text = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : null;

        Assert.True(text?.TrimEnd() == ConfigurationDocument.ToMarkdown().TrimEnd(), $"docs/reference/configuration.md is behind the registry. Write it anew: {Command}");
    }

    [Fact]
    public void Every_parameter_and_every_cross_check_stands_in_a_row_of_its_own()
    {
        var lines = ConfigurationDocument.ToMarkdown().Split('\n');

        Assert.All(ParameterRegistry.All, parameter => Assert.Single(lines, line => line.StartsWith($"| `{parameter.Key}` |", StringComparison.Ordinal) && line.Contains(parameter.Description, StringComparison.Ordinal)));
        Assert.All(ConfigurationRules.All, rule => Assert.Single(lines, line => line.StartsWith($"| `{rule.Name}` |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_examples_are_valid()
    {
        var examples = ConfigurationDocument.ToMarkdown().Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();

        Assert.Equal(2, examples.Count);
        Assert.All(examples, example => Assert.NotNull(ConfigurationReader.Read(example).Configuration));
        Assert.Equal(EngineConfiguration.Default, EngineConfiguration.Parse(examples[1]));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Daybook.slnx above {AppContext.BaseDirectory}.");
    }
}
