using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Torture.PowerCuts;

/// <summary>Reads what <c>strace -f -y -xx</c> wrote.</summary>
internal static partial class StraceLog
{
    private const string Unfinished = " <unfinished ...>";

    /// <summary>The calls that succeeded, in the order of their ends.</summary>
    public static IEnumerable<SystemCall> Read(IEnumerable<string> lines)
    {
        var underWay = new Dictionary<string, (string Text, int Start)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (thread, text) = (line[..space], line[space..].TrimStart());
            if (text.StartsWith("+++", StringComparison.Ordinal) || text.StartsWith("---", StringComparison.Ordinal))
                continue;
            if (text.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                underWay[thread] = (text[..^Unfinished.Length], number);
                continue;
            }

            var start = number;
            if (Resumed().Match(text) is { Success: true } resumed)
            {
                (var begun, start) = underWay[thread];
                underWay.Remove(thread);
                text = begun + text[resumed.Length..];
            }

            if (Parse(text, start, number) is { } call)
                yield return call;
        }
    }

    private static SystemCall? Parse(string text, int start, int end)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var equals = text.LastIndexOf(" = ", StringComparison.Ordinal);
        var close = text.LastIndexOf(')', equals);
        var result = text.AsSpan(equals + 3);
        var digits = result.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(digits < 0 ? result : result[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SystemCall(text[..open], text[(open + 1)..close], number, start, end)
            : null;
    }

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resumed();
}
