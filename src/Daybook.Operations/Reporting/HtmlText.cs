using System.Net;
using System.Text;
using Daybook.Charts;
using Daybook.Operations.Words;

namespace Daybook.Operations.Reporting;

/// <summary>Writes HTML: every text is escaped, and the only markup is that of this code and of the charts.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new(64 * 1024);

    /// <summary>Markup of this code's own.</summary>
    public HtmlText Markup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Text, whoever wrote it.</summary>
    public HtmlText Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(VisibleText.Of(text)));
        return this;
    }

    /// <summary>A text within an element of its own.</summary>
    public HtmlText Element(string name, string? text) => Markup($"<{name}>").Text(text).Markup($"</{name}>\n");

    /// <summary>A table; columns that begin with '#' hold numbers.</summary>
    public HtmlText Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        Markup("<table>\n<thead><tr>");
        foreach (var column in columns)
            Markup(column.StartsWith('#') ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Text(column.TrimStart('#')).Markup("</th>");
        Markup("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            Markup("<tr>");
            foreach (var (at, cell) in row.Index())
                Markup(columns[at].StartsWith('#') ? "<td class=\"number\">" : "<td>").Text(cell).Markup("</td>");
            Markup("</tr>\n");
        }

        return Markup("</tbody>\n</table>\n");
    }

    /// <summary>A picture, the sentence that says what it shows, and its numbers.</summary>
    public HtmlText Picture(Picture picture)
    {
        Markup("<figure>\n").Markup(picture.Svg).Markup("\n<figcaption>").Text(picture.Summary).Markup("</figcaption>\n</figure>\n");
        if (picture.Table.Rows.Count == 0)
            return this;
        Markup("<details><summary>").Text(picture.Table.Caption).Markup(" in numbers</summary>\n");
        Table([.. picture.Table.Columns.Select(column => (column.IsNumber ? "#" : "") + column.Name + (column.Unit.Length > 0 ? $" ({column.Unit})" : ""))], picture.Table.Rows);
        return Markup("</details>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
