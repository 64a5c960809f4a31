using System.Buffers;
using System.Globalization;

namespace Daybook.Events;

/// <summary>What every text of an event must be: well-formed UTF-16, so that it can be stored as UTF-8 and read back unchanged.</summary>
internal static class EventText
{
    /// <summary>The longest short text (asset, regime, action, ids, actor, origin), in characters.</summary>
    public const int MaxShort = 256;

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 16 * 1024;

    private static readonly SearchValues<char> Surrogates = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>True when no surrogate stands alone.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny(Surrogates);
        while (at >= 0)
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
                return false;
            text = text[(at + 2)..];
            at = text.IndexOfAny(Surrogates);
        }

        return true;
    }

    /// <summary>True when it is well formed and holds no U+0000, at which many programs end a text: what they show would not be what was recorded.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text) => !text.Contains('\0') && IsWellFormed(text);

    /// <summary>Throws when the text is too long or cannot be stored; null passes.</summary>
    public static void Require(string? text, string column, int maxLength)
    {
        if (text is null)
            return;
        if (text.Length > maxLength)
            throw new InvalidEventException(column, string.Create(CultureInfo.InvariantCulture, $"{text.Length:N0} characters; at most {maxLength:N0} can be recorded"));
        if (!IsWellFormed(text))
            throw new InvalidEventException(column, "it has half of a surrogate pair, which is not a character");
        if (text.Contains('\0'))
            throw new InvalidEventException(column, "it has the character U+0000, which ends a text in many programs");
    }
}
