using Daybook.Events;

namespace Daybook.Recording.Sessions;

/// <summary>Makes text that came from elsewhere, such as an exception's message, fit to be stored: recording an error must not fail for its wording.</summary>
internal static class StorableText
{
    /// <summary>The text with each half of a surrogate pair and each U+0000 replaced by U+FFFD, cut to <paramref name="max"/> characters.</summary>
    public static string Of(string text, int max)
    {
        var cut = text.Length <= max ? text : string.Concat(text.AsSpan(0, max - 1), "…");
        if (EventText.IsStorable(cut))
            return cut;
        var characters = cut.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1]))
                i++;
            else if (char.IsSurrogate(characters[i]) || characters[i] == '\0')
                characters[i] = '\uFFFD';
        }

        return new string(characters);
    }
}
