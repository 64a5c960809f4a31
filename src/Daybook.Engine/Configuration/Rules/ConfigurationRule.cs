using Daybook.Engine.Settings;
using Daybook.Events;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>A cross-check: what values must, or should, say together.</summary>
internal sealed class ConfigurationRule
{
    private readonly SettingRule<EngineConfiguration> _rule;

    internal ConfigurationRule(SettingRule<EngineConfiguration> rule) => _rule = rule;

    /// <summary>Its name, for example <c>core_needs_buckets</c>: the code of its findings.</summary>
    public string Name => _rule.Name;

    /// <summary>What breaking it is: an error is refused, a warning and an info are told.</summary>
    public Severity Severity => _rule.Severity;

    /// <summary>What holds, in one sentence.</summary>
    public string Description => _rule.Description;

    /// <summary>The dotted keys that it looks at.</summary>
    public IReadOnlyList<string> Keys => _rule.Keys;

    /// <summary>What a configuration whose single values are legal breaks of it, or null.</summary>
    internal ConfigurationFinding? Judge(EngineConfiguration configuration) =>
        _rule.Judge(configuration) is { } message ? new ConfigurationFinding(Severity, Name, Keys[0], message) : null;
}
