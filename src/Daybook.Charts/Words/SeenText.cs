using System.Globalization;
using System.Text;

namespace Daybook.Charts.Words;

/// <summary>
/// Text of anybody as a picture may show it: what cannot be seen, reorders a line or is no character of XML becomes a visible escape such as <c>\u202e</c>. Knows about how wide text is.
/// </summary>
internal static class SeenText
{
    /// <summary>The text with what cannot be seen escaped.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        if (!text.Any(c => c is < ' ' or > '~'))
            return text;
        var seen = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (IsSeen(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                    seen.Append(text, i, 2);
                else
                    seen.Append(CultureInfo.InvariantCulture, $@"\u{(int)text[i]:x4}\u{(int)text[i + 1]:x4}");
                i++;
            }
            else if (text[i] is '\uFFFE' or '\uFFFF' || !IsSeen(char.GetUnicodeCategory(text[i])))
            {
                seen.Append(CultureInfo.InvariantCulture, $@"\u{(int)text[i]:x4}");
            }
            else
            {
                seen.Append(text[i]);
            }
        }

        return seen.ToString();
    }

    /// <summary>About how wide a text is, in units, rather too wide than too narrow: fonts differ.</summary>
    public static double Width(string text, double fontSize)
    {
        var ems = 0.0;
        foreach (var c in text)
            ems += EmsOf(c);
        return ems * fontSize;
    }

    /// <summary>The text, or its beginning and an ellipsis where it is wider than what is there; empty where nothing fits.</summary>
    public static string Fit(string text, double width, double fontSize)
    {
        if (Width(text, fontSize) <= width)
            return text;
        var left = width - Width("\u2026", fontSize);
        var length = 0;
        while (length < text.Length && left >= EmsOf(text[length]) * fontSize)
            left -= EmsOf(text[length++]) * fontSize;
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return length == 0 ? string.Empty : string.Concat(text.AsSpan(0, length).TrimEnd(), "\u2026");
    }

    private static bool IsSeen(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static double EmsOf(char c) => c switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '\u2026' => 0.97,
        >= 'A' and <= 'Z' => 0.71,
        >= '\u1100' => 1,
        _ => 0.63,
    };
}
