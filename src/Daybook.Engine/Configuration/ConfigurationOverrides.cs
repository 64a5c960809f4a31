using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Files;

namespace Daybook.Engine.Configuration;

/// <summary>Sets single values of a configuration by their keys.</summary>
internal static class ConfigurationOverrides
{
    /// <summary>The configuration with the values set.</summary>
    /// <exception cref="ConfigurationException">Anything about them is wrong.</exception>
    public static EngineConfiguration Apply(EngineConfiguration configuration, IEnumerable<KeyValuePair<string, string>> values)
    {
        var errors = new List<ConfigurationFinding>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            var count = errors.Count;
            if (ParameterRegistry.Find(key) is not { } parameter)
                errors.Add(UnknownKeys.Finding(key));
            else if (!seen.Add(key))
                errors.Add(Error(ConfigurationCodes.DuplicateKey, key, "it is set more than once"));
            else
                errors.AddRange(Set(parameter, value, ref configuration));
            if (errors.Count > count)
                unknown.Add(key);
        }

        errors.AddRange(ConfigurationRules.Judge(configuration, unknown).Select(broken => broken.Finding).Where(finding => finding.IsError));
        return errors.Count == 0 ? configuration : throw new ConfigurationException(errors);
    }

    /// <summary>Sets one value; says what is wrong with it, and then sets nothing. What it contradicts is not looked for.</summary>
    public static List<ConfigurationFinding> Set(Parameter parameter, string value, ref EngineConfiguration configuration)
    {
        var errors = new List<ConfigurationFinding>();
        if (value.Length > ConfigurationReader.MaxLength)
        {
            errors.Add(Error(ConfigurationCodes.TooLong, parameter.Key, "the value is too long"));
            return errors;
        }

        if (ScalarNode.IfPlain(value) is not SourceNode node)
        {
            var source = YamlSource.Read(value);
            errors.AddRange(source.Problems.Select(ConfigurationFinding.Of));
            node = source.Root ?? new ScalarNode(string.Empty, IsQuoted: false, 1, 1);
        }

        if (errors.Count == 0 && parameter.Apply(node, ref configuration) is { } problem)
            errors.Add(ConfigurationFinding.Of(parameter.Key, problem));

        // The place inside a value of one line says nothing.
        return errors.ConvertAll(error => error with { Key = parameter.Key, Line = null, Column = null });
    }

    private static ConfigurationFinding Error(string code, string key, string message) => new(Events.Severity.Error, code, key, message);
}
