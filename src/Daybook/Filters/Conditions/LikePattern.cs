namespace Daybook.Filters.Conditions;

/// <summary>
/// A pattern of <c>like</c>, ready to match. It goes back to the last <c>%</c> alone, so the work is at most the text's length times the pattern's.
/// </summary>
internal sealed class LikePattern
{
    private readonly List<(Part Kind, char Character)> _parts = [];
    private readonly bool _ignoreCase;

    public LikePattern(string pattern, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        for (var i = 0; i < pattern.Length; i++)
        {
            _parts.Add(pattern[i] switch
            {
                '%' => (Part.Any, '\0'),
                '_' => (Part.One, '\0'),
                '\\' => (Part.Character, Fold(pattern[++i])),
                var c => (Part.Character, Fold(c)),
            });
        }
    }

    private enum Part
    {
        Any,
        One,
        Character,
    }

    /// <summary>False for a pattern whose last backslash has nothing to take.</summary>
    public static bool IsWellFormed(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && ++i == pattern.Length)
                return false;
        }

        return true;
    }

    public bool Matches(ReadOnlySpan<char> text)
    {
        var (at, part) = (0, 0);
        var (retryAt, retryPart) = (0, -1);
        while (at < text.Length)
        {
            if (part < _parts.Count && _parts[part].Kind == Part.Any)
            {
                (retryAt, retryPart) = (at, ++part);
            }
            else if (part < _parts.Count && Fits(text[at], _parts[part]))
            {
                at += _parts[part].Kind == Part.One ? Width(text, at) : 1;
                part++;
            }
            else if (retryPart >= 0)
            {
                retryAt += Width(text, retryAt);
                (at, part) = (retryAt, retryPart);
            }
            else
            {
                return false;
            }
        }

        while (part < _parts.Count && _parts[part].Kind == Part.Any)
            part++;
        return part == _parts.Count;
    }

    private bool Fits(char c, (Part Kind, char Character) part) => part.Kind == Part.One || Fold(c) == part.Character;

    private char Fold(char c) => _ignoreCase ? char.ToUpperInvariant(c) : c;

    // A character outside the basic plane is two in UTF-16 and one for people.
    private static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
