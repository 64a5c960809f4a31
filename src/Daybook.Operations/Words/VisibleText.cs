using System.Globalization;
using System.Text;

namespace Daybook.Operations.Words;

/// <summary>
/// Text of events as it may be shown: characters that steer a terminal, reorder a line or cannot be seen become visible escapes
/// such as <c>\u001b</c>. Everything that the tool prints, JSON apart, passes through here, as do reports and pages.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with its invisible characters escaped; the same instance when there are none.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var first = FirstUnsafe(text);
        return first < 0 ? text : Escape(text, first);
    }

    private static int FirstUnsafe(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAscii(text[i]) && !char.IsControl(text[i]))
            {
                i++;
                continue;
            }

            if (IsUnsafe(text, i, out var length))
                return i;
            i += length;
        }

        return -1;
    }

    private static string Escape(string text, int first)
    {
        var result = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length;)
        {
            var isUnsafe = IsUnsafe(text, i, out var length);
            for (var end = i + length; i < end; i++)
            {
                if (isUnsafe)
                    AppendEscape(result, text[i]);
                else
                    result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static void AppendEscape(StringBuilder result, char c)
    {
        switch (c)
        {
            case '\n': result.Append(@"\n"); break;
            case '\r': result.Append(@"\r"); break;
            case '\t': result.Append(@"\t"); break;
            default: result.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"); break;
        }
    }

    // Format characters hold the bidi overrides and isolates, the zero-width ones and the tags; a lone surrogate is no character at all.
    private static bool IsUnsafe(string text, int index, out int length)
    {
        var isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate;
    }
}
