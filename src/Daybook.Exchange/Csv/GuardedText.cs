using System.Globalization;

namespace Daybook.Exchange.Csv;

/// <summary>
/// Text in a CSV cell that no spreadsheet takes for a formula: a text that could be one has an apostrophe in front, and so has one that begins with an apostrophe
/// itself. The empty text is the apostrophe alone, since an empty cell says that there is none.
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
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && !char.IsControl(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.Format)
                return sign is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        }

        return false;
    }
}
