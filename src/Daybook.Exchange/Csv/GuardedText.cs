using System.Globalization;
using System.Text;

namespace Daybook.Exchange.Csv;

/// <summary>
/// Text in a CSV cell that no spreadsheet takes for a formula: a text that could be one gets an apostrophe in front, and so does one that begins with an apostrophe
/// itself. The empty text is a single apostrophe, since an empty cell means no text.
/// </summary>
internal static class GuardedText
{
    private const char Guard = '\'';

    /// <summary>The cell of a text.</summary>
    public static string Protect(string text) => IsDangerous(text) ? Guard + text : text;

    /// <summary>The text of a cell; null for an empty one.</summary>
    public static string? Restore(string cell)
    {
        if (cell.Length == 0)
            return null;
        return cell[0] == Guard ? cell[1..] : cell;
    }

    // Some programs pass over what is not seen, so the first sign that is seen decides, too. The last four are the wide forms, which East Asian ones take alike.
    private static bool IsDangerous(string text)
    {
        if (text.Length == 0 || text[0] == Guard || char.IsControl(text[0]))
            return true;
        foreach (var sign in text.EnumerateRunes())
        {
            if (IsSeen(sign))
                return sign.Value is '=' or '+' or '-' or '@' or 0xFF1D or 0xFF0B or 0xFF0D or 0xFF20;
        }

        return false;
    }

    // Blank letters and symbols, and what Unicode calls default-ignorable, have categories of their own.
    private static bool IsSeen(Rune sign) => !Rune.IsWhiteSpace(sign) && sign.Value is not (0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF))
        && Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);
}
