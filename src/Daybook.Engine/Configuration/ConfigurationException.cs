namespace Daybook.Engine.Configuration;

/// <summary>A configuration is refused. Nothing of it is in force; the message holds all of its errors, a line each, in the order of the text.</summary>
public sealed class ConfigurationException : FormatException
{
    internal ConfigurationException(IReadOnlyList<ConfigurationFinding> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>Everything that is wrong, in the order of the text. Warnings are not among it.</summary>
    public IReadOnlyList<ConfigurationFinding> Errors { get; }
}
