namespace Daybook.Engine.Configuration;

/// <summary>Who set a value.</summary>
internal enum ConfigurationSource
{
    /// <summary>Nobody: it is the default.</summary>
    Default,

    /// <summary>The preset, to another value than the default.</summary>
    Preset,

    /// <summary>The text.</summary>
    Text,
}
