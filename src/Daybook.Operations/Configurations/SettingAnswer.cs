using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Events;

namespace Daybook.Operations.Configurations;

/// <summary>What a setting means.</summary>
/// <param name="Key">Its dotted key.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Type">What kind of value it has, in a word.</param>
/// <param name="Default">Its value when nobody says anything else: true or false, a number, a word, or a list of words.</param>
/// <param name="Minimum">The least that it may be, or null.</param>
/// <param name="Maximum">The most that it may be, or null.</param>
/// <param name="Words">The words that it may be; empty for other kinds.</param>
/// <param name="Unit">The unit of its numbers, or null.</param>
/// <param name="Tier">For whom it is, in a word.</param>
/// <param name="Needs">The key of the switch that it needs, or null.</param>
/// <param name="Reference">What the reference called it, or null when it had no such parameter.</param>
/// <param name="Presets">Its value in each preset.</param>
/// <param name="Checks">The checks across settings that it takes part in.</param>
public sealed record SettingAnswer(
    string Key,
    string Description,
    string Type,
    object Default,
    double? Minimum,
    double? Maximum,
    IReadOnlyList<string> Words,
    string? Unit,
    string Tier,
    string? Needs,
    string? Reference,
    IReadOnlyDictionary<string, object> Presets,
    IReadOnlyList<SettingCheck> Checks)
{
    internal static SettingAnswer Of(Parameter parameter) => new(
        parameter.Key,
        parameter.Description,
        parameter.Type,
        parameter.ValueOf(EngineConfiguration.Default),
        parameter.Minimum,
        parameter.Maximum,
        parameter.Words,
        parameter.Unit.Length == 0 ? null : parameter.Unit,
        parameter.Tier.ToString().ToLowerInvariant(),
        parameter.Switch,
        parameter.ReferenceName,
        new OrderedDictionary<string, object>(ConfigurationPresets.All.Select(preset => KeyValuePair.Create(preset.Name, parameter.ValueOf(preset.Configuration))), StringComparer.Ordinal),
        [.. ConfigurationRules.Of(parameter).Select(rule => new SettingCheck(rule.Name, rule.Severity, rule.Description))]);
}

/// <summary>A check across settings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity">How bad it is when it does not hold.</param>
/// <param name="Description">What holds, in a sentence.</param>
public sealed record SettingCheck(string Name, Severity Severity, string Description);

/// <summary>What the settings of a section mean.</summary>
/// <param name="Section">The section's name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Parameters">Its settings.</param>
public sealed record SectionAnswer(string Section, string Description, IReadOnlyList<SettingAnswer> Parameters);
