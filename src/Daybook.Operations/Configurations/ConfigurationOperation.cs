using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.Configurations;

/// <summary>What a configuration's settings are, mean and come from, and what is wrong with a file of them.</summary>
public static class ConfigurationOperation
{
    /// <summary>What is wrong with a file, or worth a look.</summary>
    /// <param name="file">A configuration in YAML.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">There is no such file.</exception>
    public static async Task<ConfigurationCheckAnswer> CheckAsync(string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reading = ConfigurationReader.Read(await ConfigurationFile.ReadAsync(file, "file", cancellationToken).ConfigureAwait(false));
        return new ConfigurationCheckAnswer(reading.Configuration is not null, file, reading.Preset?.Name, reading.Configuration?.ComputeDigest(), SettingsFinding.Of(reading), reading.Set);
    }

    /// <summary>What is in force, and where each value comes from.</summary>
    /// <param name="request">A file, a preset, both or neither.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">There is no such file or preset, the file has errors, or it names another preset.</exception>
    public static async Task<ConfigurationAnswer> ShowAsync(ConfigurationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var preset = request.Preset is { } name ? SettingsRequest.FindPreset(name) : null;
        var bytes = request.File is null ? [] : await ConfigurationFile.ReadAsync(request.File, "file", cancellationToken).ConfigureAwait(false);
        var reading = ConfigurationReader.Read(bytes, preset);
        if (preset is not null && reading.PresetLine is { } line)
            throw new RefusedException(RefusalCode.Contradiction, "preset", $"{request.File} names its preset itself, on line {line}");
        if (reading.Configuration is not { } configuration)
            throw ConfigurationFile.Refused(request.File!, "file", reading);
        var values = ParameterRegistry.All.Select(parameter => KeyValuePair.Create(parameter.Key, SettingInForce.Of(parameter, configuration, reading.OriginOf(parameter))));
        return new ConfigurationAnswer(
            request.File,
            reading.Preset?.Name,
            configuration.ComputeDigest(),
            new OrderedDictionary<string, SettingInForce>(values, StringComparer.Ordinal),
            SettingsFinding.Of(reading),
            configuration);
    }

    /// <summary>The presets, and the values that each sets.</summary>
    public static PresetsAnswer Presets() => new([.. ConfigurationPresets.All.Select(PresetValues.Of)]);

    /// <summary>What a setting means; null: there is none of that key.</summary>
    /// <param name="key">Its dotted key.</param>
    public static SettingAnswer? Explain(string key) => ParameterRegistry.Find(key) is { } parameter ? SettingAnswer.Of(parameter) : null;

    /// <summary>What the settings of a section mean.</summary>
    /// <param name="key">The section's name.</param>
    /// <exception cref="RefusedException">There is no such section; the message says which key may be meant.</exception>
    public static SectionAnswer ExplainSection(string key)
    {
        if (ParameterRegistry.Sections.FirstOrDefault(section => section.Name == key) is { } section)
            return new SectionAnswer(section.Name, section.Description, [.. section.Parameters.Select(SettingAnswer.Of)]);
        var meant = ParameterRegistry.Suggest(key);
        throw new RefusedException(RefusalCode.SettingUnknown, "key", $"there is no key '{key}'{(meant.Count == 0 ? string.Empty : $"; did you mean {string.Join(" or ", meant)}?")}");
    }
}
