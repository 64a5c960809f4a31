using System.Text;
using Daybook.Events;

namespace Daybook.Engine.Configuration;

/// <summary>
/// Reads a configuration from YAML: sections with their parameters, and optionally <c>preset: NAME</c> to start from. What is not set is the preset's, or else the default.
/// Never throws for what the text says: everything that is wrong comes back at once, each with its place and its key.
/// </summary>
public static class ConfigurationReader
{
    /// <summary>The longest text that is read, in UTF-16 units and in bytes: 65,536, some twenty times the length of one that sets everything.</summary>
    public const int MaxLength = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text.</summary>
    /// <param name="yaml">The text. An empty one is the default.</param>
    /// <param name="preset">What the values start from when the text names no preset, or null: the default.</param>
    public static ConfigurationReading Read(string yaml, ConfigurationPreset? preset = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return yaml.Length > MaxLength ? Refused(ConfigurationCodes.TooLong, TooLong) : new ConfigurationText(preset, FormerKeys.All).Read(yaml);
    }

    /// <summary>Reads the bytes of a file, which are UTF-8 with or without a byte order mark.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="preset">As above.</param>
    public static ConfigurationReading Read(ReadOnlySpan<byte> utf8, ConfigurationPreset? preset = null)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.Length > MaxLength)
            return Refused(ConfigurationCodes.TooLong, TooLong);
        try
        {
            return Read(Strict.GetString(utf8), preset);
        }
        catch (DecoderFallbackException error)
        {
            return Refused(ConfigurationCodes.NotUtf8, $"byte {error.Index + 1} is not UTF-8; save the file as UTF-8");
        }
    }

    private static string TooLong => $"the text is longer than {MaxLength / 1024} KiB, too long for a configuration; nothing was read";

    private static ConfigurationReading Refused(string code, string message) => new() { Findings = [new ConfigurationFinding(Severity.Error, code, Key: null, message, 1, 1)] };
}
