using Daybook.Engine.Settings;

namespace Daybook.Engine.Configuration;

/// <summary>Why a configuration's text is refused, as codes; what is wrong with a value has one of <see cref="ValueCodes"/>. Findings of cross-checks have the rule's name as their code.</summary>
internal static class ConfigurationCodes
{
    /// <summary>The text is longer than <see cref="ConfigurationReader.MaxLength"/>.</summary>
    public const string TooLong = "too_long";

    /// <summary>Bytes that are not UTF-8.</summary>
    public const string NotUtf8 = "not_utf8";

    /// <summary>A key that there is not.</summary>
    public const string UnknownKey = "unknown_key";

    /// <summary>A key by the name that it had in an earlier version.</summary>
    public const string FormerKey = "former_key";

    /// <summary>A key for the second time.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>A value that does nothing, because the flag that it depends on is off.</summary>
    public const string NoEffect = "no_effect";
}
