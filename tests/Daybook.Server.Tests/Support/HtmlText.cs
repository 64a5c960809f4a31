using System.Net;
using System.Text.RegularExpressions;

namespace Daybook.Server.Tests.Support;

/// <summary>What a page says: the texts of its tables and figures, as a reader sees them.</summary>
internal static partial class HtmlText
{
    /// <summary>The rows of the first table of a class, each with the texts of its cells; the header is none of them.</summary>
    public static IReadOnlyList<string[]> Rows(string html, string tableClass)
    {
        var start = html.IndexOf($"<table class=\"rows {tableClass}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no table of class {tableClass} in: {html}");
        var body = html[start..html.IndexOf("</table>", start, StringComparison.Ordinal)];
        body = body.Contains("<tbody>", StringComparison.Ordinal) ? body[body.IndexOf("<tbody>", StringComparison.Ordinal)..] : body;
        return [.. Row().Matches(body).Select(row => Cell().Matches(row.Value).Select(cell => Text(cell.Value)).ToArray())];
    }

    /// <summary>What stands at a name of the page's figures.</summary>
    public static string Figure(string html, string name)
    {
        var figure = Figures().Matches(html).FirstOrDefault(one => Text(one.Groups["name"].Value) == name);
        Assert.True(figure is not null, $"there is no figure {name}");
        return Text(figure.Groups["value"].Value);
    }

    /// <summary>The text of a piece of HTML.</summary>
    public static string Text(string html) => Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(Svg().Replace(html, ""), "")), " ").Trim();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh].*?</t[dh]>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Cell();

    [GeneratedRegex("<dt>(?<name>.*?)</dt>\\s*<dd>(?<value>.*?)</dd>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    [GeneratedRegex("<figure.*?</figure>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Svg();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
