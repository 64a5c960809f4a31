using System.Text.Json.Serialization;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Operations.Configurations;

/// <summary>The settings that are in force.</summary>
/// <param name="File">The file, as the caller wrote it, or null.</param>
/// <param name="Preset">The preset that values start from, or null: the defaults.</param>
/// <param name="Digest">The configuration's digest.</param>
/// <param name="Values">Every setting by its key, in the order of the reference.</param>
/// <param name="Findings">What is worth a look, in the order of the file.</param>
/// <param name="Configuration">The configuration.</param>
public sealed record ConfigurationAnswer(
    string? File, string? Preset, string Digest, IReadOnlyDictionary<string, SettingInForce> Values, IReadOnlyList<SettingsFinding> Findings, [property: JsonIgnore] EngineConfiguration Configuration);

/// <summary>A setting's value.</summary>
/// <param name="Value">The value: true or false, a number, a word, or a list of words.</param>
/// <param name="Default">What it is when nobody says anything else.</param>
/// <param name="From">Where it comes from.</param>
/// <param name="Line">The line of the file, from 1, or null.</param>
public sealed record SettingInForce(object Value, object Default, SettingSource From, int? Line)
{
    internal static SettingInForce Of(Parameter parameter, EngineConfiguration configuration, ConfigurationOrigin origin) => new(
        parameter.ValueOf(configuration),
        parameter.ValueOf(EngineConfiguration.Default),
        origin.Source switch
        {
            ConfigurationSource.Text => SettingSource.File,
            ConfigurationSource.Preset => SettingSource.Preset,
            _ => SettingSource.Default,
        },
        origin.Line);
}

/// <summary>Where a setting's value comes from.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>A preset.</summary>
    Preset,

    /// <summary>The file.</summary>
    File,
}
