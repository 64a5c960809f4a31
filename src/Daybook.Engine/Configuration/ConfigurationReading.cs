using System.Collections.Immutable;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration;

/// <summary>What came of reading a configuration's text.</summary>
public sealed record ConfigurationReading
{
    internal ConfigurationReading()
    {
    }

    /// <summary>The configuration, or null when anything about the text is wrong.</summary>
    public EngineConfiguration? Configuration { get; internal init; }

    /// <summary>Errors, warnings and notes in the order of the text; those without a place come last.</summary>
    public required IReadOnlyList<ConfigurationFinding> Findings { get; init; }

    /// <summary>The preset that the values start from, or null: they start from the default.</summary>
    public ConfigurationPreset? Preset { get; internal init; }

    /// <summary>The line of the text that names the preset, from 1; null when the text names none.</summary>
    public int? PresetLine { get; internal init; }

    /// <summary>How many parameters the text sets.</summary>
    public int Set => Lines.Count;

    /// <summary>The findings for which the text is refused.</summary>
    public IReadOnlyList<ConfigurationFinding> Errors => [.. Findings.Where(finding => finding.IsError)];

    /// <summary>The line on which the text sets a parameter, by key.</summary>
    internal ImmutableDictionary<string, int> Lines { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Where a parameter's value comes from.</summary>
    internal ConfigurationOrigin OriginOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (Lines.TryGetValue(parameter.Key, out var line))
            return new ConfigurationOrigin(ConfigurationSource.Text, line);
        return Preset is { } preset && parameter.TextOf(preset.Configuration) != parameter.Default
            ? new ConfigurationOrigin(ConfigurationSource.Preset)
            : new ConfigurationOrigin(ConfigurationSource.Default);
    }
}
