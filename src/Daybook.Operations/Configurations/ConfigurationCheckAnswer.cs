using System.Text.Json.Serialization;

namespace Daybook.Operations.Configurations;

/// <summary>What is wrong with a file of settings, or worth a look.</summary>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="File">The file, as the caller wrote it.</param>
/// <param name="Preset">The preset that it starts from, or null: the defaults.</param>
/// <param name="Digest">The configuration's digest, or null when it cannot be used.</param>
/// <param name="Findings">Errors, warnings and notes in the order of the file.</param>
/// <param name="Set">How many settings it sets.</param>
public sealed record ConfigurationCheckAnswer(bool Ok, string File, string? Preset, string? Digest, IReadOnlyList<SettingsFinding> Findings, [property: JsonIgnore] int Set);
