using System.Globalization;
using System.Text;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Engine.Settings;

namespace Daybook.Engine.Configuration;

/// <summary>The registry as a page of documentation.</summary>
internal static class ConfigurationDocument
{
    private const string Introduction = """
        # Configuration

        Every setting of the engine. This page is generated from the registry in the code:
        `dotnet run --project src/Daybook.Cli -- config reference > docs/reference/configuration.md`.

        A configuration is a YAML file of sections. Settings that it leaves out have their defaults, or the values of the preset that it names:

        ```yaml
        preset: conservative
        whipsaw:
          period_days: 28
        grace: { days: 10, decay_rate: 0.9 }
        ```

        `daybook config check FILE` lists the errors in a file, `daybook config show FILE` the values in force, and `daybook config explain KEY` says what a key means.

        - A key is written in its section, and elsewhere with a dot: `whipsaw.period_days`.
        - Numbers have no quotes. Ranges are inclusive.
        - An unknown key, a key that is set twice, a value of another type and a value outside its range are errors. All errors are reported at once, each with its line.
        - Anchors, aliases, tags and further documents are errors too. A file has at most 64 KiB.
        - In C#, methods that take options refuse invalid ones in the same way, all errors at once and in the same words; `Validate()` checks options beforehand.
        - The **tier** says who needs a parameter: basic, intermediate, advanced, expert.
        - A parameter that **needs** a flag has no effect while that is off; setting it then gives a note.
        - **Reference** is the name that the Python reference system used. For an unknown key that is such a name, the error gives Daybook's name.

        """;

    private const string DigestText = """
        ## Digest

        `daybook config show` ends with a digest of all effective values: the SHA-256 of the line `daybook-configuration 1` and then a line `key=value` for each parameter,
        ordered by key, each line ended by a line feed. The values are spelled as on this page. Two files with the same digest have the same settings, however written.
        `rebalance.calendar` and `regimes.apply_parameters` were added later and have a line only if they differ from their default, so older digests stay the same.
        A session records it as its `configuration_digest`.

        """;

    private const string RecordedText = """
        ## Recorded settings

        A replay and each rebalance record every setting in their session's start, under its key (`rebalance.calendar` unless it is `none`, `regimes.apply_parameters` if it is true). `redecide`, `explain`, `whatif` and `state` read them, including those of other versions:

        - A parameter's key from an earlier version is always read as its current key. In a file it gives a warning with the new key.
        - A key that this version does not know, because it was removed or is from a later version, is skipped. The verbs say so, and list it in `settings_not_used` of their JSON.
        - A parameter that is not in the record, because it did not exist yet, has its default.
        - A value that is no longer allowed is not replaced by the default: such a rebalance is not decided again, `whatif` asks for a configuration, and `state` says so
          (`settings_unreadable`).

        """;

    /// <summary>The page in Markdown, with <c>\n</c> at the end of each line. The same registry gives the same text.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder();
        AppendLines(page, Introduction);
        foreach (var section in ParameterRegistry.Sections)
            AppendSection(page, section);
        AppendPresets(page);
        AppendRules(page);
        AppendLines(page, DigestText);
        page.Append('\n');
        AppendLines(page, RecordedText);
        page.Append("\n## Every default\n\n```yaml\n").Append(YamlText.Of(EngineConfiguration.Default)).Append("```\n");
        return page.ToString();
    }

    private static void AppendSection(StringBuilder page, ParameterSection section)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {section.Name}\n\n{section.Description}\n\n| key | default | accepts | meaning | tier | needs | reference |\n|---|---|---|---|---|---|---|\n");
        foreach (var parameter in section.Parameters)
        {
            var accepts = parameter.Unit.Length == 0 ? parameter.Accepts : $"{parameter.Accepts} ({parameter.Unit})";
            page.Append(CultureInfo.InvariantCulture, $"| `{parameter.Key}` | {parameter.Default} | {accepts} | {parameter.Description} | {Word(parameter.Tier)} | {Code(parameter.Switch)} | {Code(parameter.ReferenceName)} |\n");
        }
    }

    private static void AppendPresets(StringBuilder page)
    {
        page.Append("\n## Presets\n\n");
        foreach (var preset in ConfigurationPresets.All)
            page.Append(CultureInfo.InvariantCulture, $"- `{preset.Name}`: {preset.Description}\n");
        page.Append("\nAn empty cell is the default.\n\n| key | default | ").AppendJoin(" | ", ConfigurationPresets.All).Append(" |\n|---|---|").Insert(page.Length, "---|", ConfigurationPresets.All.Count).Append('\n');
        foreach (var parameter in ParameterRegistry.All)
        {
            var values = ConfigurationPresets.All.Select(preset => parameter.TextOf(preset.Configuration)).ToArray();
            if (Array.Exists(values, value => value != parameter.Default))
                page.Append(CultureInfo.InvariantCulture, $"| `{parameter.Key}` | {parameter.Default} | {string.Join(" | ", values.Select(value => value == parameter.Default ? string.Empty : value))} |\n");
        }
    }

    private static void AppendRules(StringBuilder page)
    {
        page.Append("\n## Cross-checks\n\nA configuration with an error is refused. Warnings and infos are reported, and the configuration is valid.\n\n| check | severity | rule | keys |\n|---|---|---|---|\n");
        foreach (var rule in ConfigurationRules.All)
            page.Append(CultureInfo.InvariantCulture, $"| `{rule.Name}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Description} | {string.Join(", ", rule.Keys.Select(Code))} |\n");
        page.Append('\n');
    }

    private static string Word(SettingTier tier) => tier.ToString().ToLowerInvariant();

    private static string Code(string? text) => text is null ? string.Empty : $"`{text}`";

    // Source files may be checked out with another line ending; the page has one.
    private static void AppendLines(StringBuilder page, string text) => page.Append(text.ReplaceLineEndings("\n"));
}
