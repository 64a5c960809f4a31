using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Operations.Configurations;

/// <summary>The presets.</summary>
/// <param name="Presets">All of them.</param>
public sealed record PresetsAnswer(IReadOnlyList<PresetValues> Presets);

/// <summary>A preset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Digest">Its configuration's digest.</param>
/// <param name="Values">The values that are not the default, by key.</param>
public sealed record PresetValues(string Name, string Description, string Digest, IReadOnlyDictionary<string, object> Values)
{
    internal static PresetValues Of(ConfigurationPreset preset) => new(
        preset.Name,
        preset.Description,
        preset.Configuration.ComputeDigest(),
        new OrderedDictionary<string, object>(
            ParameterRegistry.All.Where(parameter => parameter.TextOf(preset.Configuration) != parameter.Default).Select(parameter => KeyValuePair.Create(parameter.Key, parameter.ValueOf(preset.Configuration))),
            StringComparer.Ordinal));
}
