using System.Text.RegularExpressions;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>Recognises what was saved under the name of a price file but is not one: a web page, or a vendor's error message.</summary>
internal static partial class ForeignText
{
    private const int Looked = 16 * 1024;
    private const string Again = "; get the prices again";

    /// <summary>What the text is, with its first words, or null: it may be a table.</summary>
    public static string? Find(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Looked)].TrimStart();
        if (text is ['<', ..] && !AngleHeader().IsMatch(text))
            return $"it holds a web page (HTML or XML) instead of prices; its first words are {FirstWords(Words(text))}{Again}";
        if (NameOf(text) is { } kind)
            return kind;
        return text is ['{' or '[', ..] ? $"it holds a message or other data in JSON instead of a table of prices; its first words are {FirstWords(text)}{Again}" : null;
    }

    /// <summary>What a first line that names no columns says, or null: it is no sentence.</summary>
    /// <param name="line">The line as it is written.</param>
    /// <param name="cells">How many cells it would have.</param>
    public static string? FindSentence(string line, int cells) =>
        (cells == 1 && !line.Contains('|', StringComparison.Ordinal)) || Sentence().IsMatch(line) ? $"it holds a message instead of prices: {FirstWords(line)}{Again}" : null;

    // Files of bytes, by what they begin with.
    private static string? NameOf(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("PAR1", StringComparison.Ordinal) && text.Length > 4 && char.IsControl(text[4]))
            return "it is a Parquet file; write its table as CSV";
        if (text.StartsWith("%PDF-", StringComparison.Ordinal))
            return "it is a PDF document instead of a table of prices; get the prices as CSV";
        return text.StartsWith("\uFFFD\uFFFD\u0011\u0871\u001A", StringComparison.Ordinal) ? "it is an Excel workbook; save it as CSV" : null;
    }

    private static string Words(ReadOnlySpan<char> text) => Tag().Replace(Unseen().Replace(text.ToString(), " "), " ");

    private static string FirstWords(ReadOnlySpan<char> text) => Quoted.Text(Blank().Replace(text.ToString(), " ").Trim(), Quoted.LongestMessage);

    // Stooq's and MetaTrader's headers stand in angle brackets.
    [GeneratedRegex("^<[A-Za-z]+>[,;\t]", RegexOptions.None, 1000)]
    private static partial Regex AngleHeader();

    [GeneratedRegex("<(script|style)[^>]*>.*?(</(script|style)>|$)|<!--.*?(-->|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*(>|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"(\p{L}+['\u2019]?\p{L}*,? ){3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}
