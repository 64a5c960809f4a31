using Daybook.Engine.Configuration;

namespace Daybook.Operations.Inputs;

/// <summary>The settings that a request names: those of a file or of a preset, with some values otherwise. Nothing: the defaults.</summary>
public sealed record SettingsRequest
{
    /// <summary>A configuration in YAML, or null.</summary>
    public string? Config { get; init; }

    /// <summary>A preset's name, instead of a file; or null.</summary>
    public string? Preset { get; init; }

    /// <summary>Values that are otherwise, each as <c>KEY=VALUE</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>True when settings are asked for.</summary>
    internal bool IsGiven => Config is not null || Preset is not null || Set.Count > 0;

    /// <summary>The configuration, or null when no settings are asked for.</summary>
    /// <exception cref="RefusedException">A file or a value is not legal.</exception>
    internal async Task<EngineConfiguration?> ReadGivenAsync(CancellationToken cancellationToken) => IsGiven ? await ReadAsync(cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The configuration.</summary>
    /// <exception cref="RefusedException">A file or a value is not legal.</exception>
    internal async Task<EngineConfiguration> ReadAsync(CancellationToken cancellationToken)
    {
        if (Config is not null && Preset is not null)
            throw new RefusedException(RefusalCode.Contradiction, "config", "a file and a preset contradict each other; a file names its preset itself");
        var configuration = Config is not null ? await OfFileAsync(Config, "config", cancellationToken).ConfigureAwait(false)
            : Preset is not null ? FindPreset(Preset).Configuration
            : EngineConfiguration.Default;
        try
        {
            return Set.Count == 0 ? configuration : configuration.With(Set.Select(Pair));
        }
        catch (ConfigurationException error)
        {
            throw RefusedException.Of(RefusalCode.InvalidValue, "set", error.Errors.Select(each => each.ToString()!));
        }
    }

    /// <summary>The settings of a file.</summary>
    /// <exception cref="RefusedException">It is not there, or has errors.</exception>
    internal static async Task<EngineConfiguration> OfFileAsync(string file, string parameter, CancellationToken cancellationToken)
    {
        var reading = ConfigurationReader.Read(await ConfigurationFile.ReadAsync(file, parameter, cancellationToken).ConfigureAwait(false));
        return reading.Configuration ?? throw ConfigurationFile.Refused(file, parameter, reading);
    }

    /// <summary>KEY=VALUE, in its parts.</summary>
    /// <exception cref="RefusedException">There is no equals sign.</exception>
    internal static KeyValuePair<string, string> Pair(string value)
    {
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? KeyValuePair.Create(value[..equals].Trim(), value[(equals + 1)..].Trim())
            : throw new RefusedException(RefusalCode.InvalidValue, "set", $"'{value}' is not KEY=VALUE, such as whipsaw.period_days=21");
    }

    /// <summary>The preset of a name.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    internal static ConfigurationPreset FindPreset(string name) => ConfigurationPresets.Find(name)
        ?? throw new RefusedException(RefusalCode.InvalidValue, "preset", $"'{name}' is not one of {string.Join(", ", ConfigurationPresets.All.Select(preset => preset.Name))}");
}
