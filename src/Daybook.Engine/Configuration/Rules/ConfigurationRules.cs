using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>The cross-checks.</summary>
internal static class ConfigurationRules
{
    /// <summary>All of them: what is refused, then what is warned of, then what is good to know.</summary>
    public static IReadOnlyList<ConfigurationRule> All { get; } =
        [.. ParameterRegistry.Sections.SelectMany(section => section.Rules).Concat(AcrossSections.Rules).OrderByDescending(rule => rule.Severity).Select(rule => new ConfigurationRule(rule))];

    /// <summary>Those that look at a parameter.</summary>
    public static IReadOnlyList<ConfigurationRule> Of(Parameter parameter)
    {
        return [.. All.Where(rule => rule.Keys.Contains(parameter.Key, StringComparer.Ordinal))];
    }

    /// <summary>What a configuration breaks. Rules that look at one of the <paramref name="unknown"/> keys, whose values are not legal, are left out.</summary>
    internal static IEnumerable<(ConfigurationRule Rule, ConfigurationFinding Finding)> Judge(EngineConfiguration configuration, IReadOnlySet<string> unknown)
    {
        foreach (var rule in All)
        {
            if (!rule.Keys.Any(unknown.Contains) && rule.Judge(configuration) is { } finding)
                yield return (rule, finding);
        }
    }
}
