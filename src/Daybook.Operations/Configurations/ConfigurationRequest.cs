namespace Daybook.Operations.Configurations;

/// <summary>Asks which settings are in force.</summary>
public sealed record ConfigurationRequest
{
    /// <summary>A configuration in YAML; null: the defaults, or those of the preset.</summary>
    public string? File { get; init; }

    /// <summary>The preset that values start from, by name; null: that of the file, or the defaults.</summary>
    public string? Preset { get; init; }
}
