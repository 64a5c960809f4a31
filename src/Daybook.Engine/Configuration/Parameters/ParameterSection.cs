using Daybook.Engine.Settings;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>A section of a configuration, with its parameters in the order in which they are shown.</summary>
/// <param name="Name">Its key, for example <c>whipsaw</c>.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Parameters">What it holds.</param>
internal sealed record ParameterSection(string Name, string Description, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>What its settings must, or should, say together.</summary>
    internal IReadOnlyList<SettingRule<EngineConfiguration>> Rules { get; private init; } = [];

    /// <summary>The section that a record of options declares.</summary>
    /// <param name="declared">The declaration.</param>
    /// <param name="get">Its options in a configuration.</param>
    /// <param name="with">The configuration with others.</param>
    internal static ParameterSection Of<TOptions>(Section<TOptions> declared, Func<EngineConfiguration, TOptions> get, Func<EngineConfiguration, TOptions, EngineConfiguration> with)
        where TOptions : class =>
        new(declared.Name, declared.Description, [.. declared.Settings.Select(setting => new SectionParameter<TOptions>(declared.Name, setting, get, with))])
        {
            Rules = [.. declared.Rules.Select(rule => new SettingRule<EngineConfiguration>(
                rule.Name, rule.Severity, rule.Description, [.. rule.Keys.Select(key => $"{declared.Name}.{key}")], configuration => rule.Judge(get(configuration))))],
        };
}
