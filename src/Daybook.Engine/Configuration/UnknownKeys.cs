using Daybook.Engine.Configuration.Parameters;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Configuration;

/// <summary>Says of a key that there is not what it probably means.</summary>
internal static class UnknownKeys
{
    /// <summary>The error, without a place.</summary>
    public static ConfigurationFinding Finding(string key) => Finding(key, ParameterRegistry.Suggest(key));

    /// <summary>The error, without a place, when it is known what the key may mean.</summary>
    public static ConfigurationFinding Finding(string key, IReadOnlyList<string> meant)
    {
        var hint = meant switch
        {
            [] => "'daybook config show' lists them",
            [var dotted] when dotted == key => $"a file writes {key} as {ParameterRegistry.Find(key)!.Section}: {{ {ParameterRegistry.Find(key)!.Name}: … }}",
            _ => $"did you mean {string.Join(" or ", meant)}?",
        };
        return new ConfigurationFinding(Severity.Error, ConfigurationCodes.UnknownKey, SourceNode.Shorten(key), $"there is no such key; {hint}");
    }
}
