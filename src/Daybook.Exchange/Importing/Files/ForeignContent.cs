using System.Text;
using System.Text.RegularExpressions;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Files;

/// <summary>Recognises by its first bytes what was saved in the place of events: a web page, a message, a file of another program.</summary>
internal static partial class ForeignContent
{
    private static readonly (byte[] Magic, string What)[] Kinds =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive or an Excel file; unpack it, or save the sheet as CSV"),
        ("PAR1"u8.ToArray(), "a Parquet file; write JSON lines or CSV"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file; save the sheet as CSV"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz; unpack it, or compress it with gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd; unpack it, or compress it with gzip"),
        ("BZh"u8.ToArray(), "compressed with bzip2; unpack it, or compress it with gzip"),
    ];

    /// <summary>What a text that begins like this is instead of events, in words; null when it may hold events.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="isJson">True when events would be JSON, and not rows under a header.</param>
    public static string? Describe(ReadOnlySpan<byte> start, bool isJson)
    {
        foreach (var (magic, what) in Kinds)
        {
            if (start.StartsWith(magic))
                return $"it is {what}";
        }

        var end = start.IndexOf((byte)'\n');
        var line = end < 0 ? start : start[..end];
        if (line is [not 0, 0, ..] or [0, not 0, ..])
            return "it seems to be UTF-16 without a byte-order mark; save it as UTF-8";
        if (line.Contains((byte)0))
            return "it is a binary file, and not text";
        if (start.StartsWith(JsonText.ByteOrderMark))
            start = start[JsonText.ByteOrderMark.Length..];
        start = start.TrimStart(JsonText.WhiteSpace);
        var text = Encoding.UTF8.GetString(start);
        if (start.StartsWith("<"u8))
            return $"it is a web page (HTML or XML), and holds no events; it says {Quoted.Text(Words(text))}";
        return !isJson || HoldsJson(text) || start.IsEmpty ? null : $"it holds text, not events; it begins with {Quoted.Text(Spaces().Replace(text, " ").Trim())}";
    }

    // A comment or a torn line before the first event is the line's error, and not the file's.
    private static bool HoldsJson(string text) => text.Split('\n').Any(line => line.TrimStart() is ['{' or '[', ..]);

    private static string Words(string page)
    {
        var text = System.Net.WebUtility.HtmlDecode(Tags().Replace(page, " "));
        return Spaces().Replace(text, " ").Trim() is { Length: > 0 } words ? words : page;
    }

    [GeneratedRegex(@"<script\b.*?(</script\s*>|$)|<style\b.*?(</style\s*>|$)|<[^>]*(>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Spaces();
}
