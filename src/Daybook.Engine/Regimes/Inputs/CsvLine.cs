using System.Text;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Splits one line of comma-separated values (RFC 4180, but for line ends within quotes, which no regime needs).</summary>
internal static class CsvLine
{
    /// <summary>The line's fields; null when a quote stands within a plain field or is not closed, or something follows a closed one.</summary>
    public static IReadOnlyList<string>? Split(string line)
    {
        List<string> fields = [];
        for (var at = 0; ; at++)
        {
            var field = line.AsSpan(at).StartsWith('"') ? Quoted(line, ref at) : Plain(line, ref at);
            if (field is null)
                return null;
            fields.Add(field);
            if (at == line.Length)
                return fields;
        }
    }

    private static string? Plain(string line, ref int at)
    {
        var start = at;
        var comma = line.IndexOf(',', start);
        at = comma < 0 ? line.Length : comma;
        var field = line[start..at];
        return field.Contains('"', StringComparison.Ordinal) ? null : field;
    }

    private static string? Quoted(string line, ref int at)
    {
        var field = new StringBuilder();
        at++;
        while (true)
        {
            var quote = line.IndexOf('"', at);
            if (quote < 0)
                return null;
            field.Append(line, at, quote - at);
            at = quote + 1;
            if (at == line.Length || line[at] == ',')
                return field.ToString();
            if (line[at] != '"')
                return null;
            field.Append('"');
            at++;
        }
    }
}
