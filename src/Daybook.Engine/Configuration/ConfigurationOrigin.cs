namespace Daybook.Engine.Configuration;

/// <summary>Where a value comes from.</summary>
/// <param name="Source">Who set it.</param>
/// <param name="Line">The line of the text that sets it, from 1, or null when the text does not.</param>
internal readonly record struct ConfigurationOrigin(ConfigurationSource Source, int? Line = null);
