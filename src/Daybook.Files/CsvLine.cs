using System.Text;

namespace Daybook.Files;

/// <summary>
/// The fields of one line of CSV: separated by commas, trimmed, in quotation marks if they hold a comma or a quotation mark (which is doubled).
/// </summary>
internal static class CsvLine
{
    /// <summary>The fields; null when a quotation mark is not closed, is followed by text, or is inside a field.</summary>
    public static string[]? Split(ReadOnlySpan<char> line)
    {
        var fields = new List<string>();
        while (true)
        {
            line = line.TrimStart();
            var end = line is ['"', ..] ? Quoted(ref line, fields) : Plain(ref line, fields);
            if (end is not { } isLast)
                return null;
            if (isLast)
                return [.. fields];
        }
    }

    /// <summary>Takes a field without quotation marks; true when it is the last, null when it holds one.</summary>
    private static bool? Plain(ref ReadOnlySpan<char> line, List<string> fields)
    {
        var comma = line.IndexOf(',');
        var field = (comma < 0 ? line : line[..comma]).TrimEnd();
        if (field.Contains('"'))
            return null;
        fields.Add(field.ToString());
        line = comma < 0 ? [] : line[(comma + 1)..];
        return comma < 0;
    }

    /// <summary>Takes a field in quotation marks; true when it is the last, null when it is malformed.</summary>
    private static bool? Quoted(ref ReadOnlySpan<char> line, List<string> fields)
    {
        var text = new StringBuilder();
        line = line[1..];
        while (true)
        {
            var mark = line.IndexOf('"');
            if (mark < 0)
                return null;
            text.Append(line[..mark]);
            line = line[(mark + 1)..];
            if (line is not ['"', ..])
                break;
            text.Append('"');
            line = line[1..];
        }

        fields.Add(text.ToString().Trim());
        line = line.TrimStart();
        if (line.IsEmpty)
            return true;
        if (line[0] != ',')
            return null;
        line = line[1..];
        return false;
    }
}
