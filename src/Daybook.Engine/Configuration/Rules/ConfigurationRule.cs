using Daybook.Events;

namespace Daybook.Engine.Configuration.Rules;

/// <summary>A cross-check: what values must, or should, say together.</summary>
public sealed class ConfigurationRule
{
    private readonly Func<EngineConfiguration, string?> _judge;

    /// <param name="name">Its name, in small letters with underscores.</param>
    /// <param name="severity">What breaking it is.</param>
    /// <param name="description">One sentence that says what holds.</param>
    /// <param name="keys">What it looks at; the first one is to be changed.</param>
    /// <param name="judge">What is wrong, in words with the numbers, or null.</param>
    internal ConfigurationRule(string name, Severity severity, string description, string[] keys, Func<EngineConfiguration, string?> judge)
    {
        (Name, Severity, Description, Keys) = (name, severity, description, keys);
        _judge = judge;
    }

    /// <summary>Its name, for example <c>core_needs_buckets</c>: the code of its findings.</summary>
    public string Name { get; }

    /// <summary>What breaking it is: an error is refused, a warning and an info are told.</summary>
    public Severity Severity { get; }

    /// <summary>What holds, in one sentence.</summary>
    public string Description { get; }

    /// <summary>The dotted keys that it looks at.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>What a configuration whose single values are legal breaks of it, or null.</summary>
    internal ConfigurationFinding? Judge(EngineConfiguration configuration) =>
        _judge(configuration) is { } message ? new ConfigurationFinding(Severity, Name, Keys[0], message) : null;
}
