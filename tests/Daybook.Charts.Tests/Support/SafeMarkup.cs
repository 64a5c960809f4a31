using System.Globalization;
using System.Xml;

namespace Daybook.Charts.Tests.Support;

/// <summary>What every picture is: well-formed XML of a short list of elements and attributes, without styles, scripts and numbers that are none.</summary>
internal static class SafeMarkup
{
    private static readonly HashSet<string> s_elements = ["svg", "title", "g", "a", "path", "rect", "line", "circle", "text", "defs", "pattern"];

    private static readonly HashSet<string> s_numbers = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "stroke-width", "data-left", "data-right"];

    private static readonly HashSet<string> s_texts =
    [
        "xmlns", "id", "class", "viewBox", "role", "aria-labelledby", "aria-label", "d", "text-anchor", "transform", "fill", "href", "patternUnits", "data-from", "data-to",
    ];

    /// <summary>Fails when a picture is not that.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="links">The links that were given; all others are refused. Null allows any.</param>
    public static void Holds(Picture picture, IReadOnlyCollection<string>? links = null)
    {
        HashSet<string> ids = [];
        using var reader = XmlReader.Create(new StringReader(picture.Svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        while (reader.Read())
        {
            Assert.True(reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace, reader.NodeType.ToString());
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            Assert.Contains(reader.Name, s_elements);
            var element = reader.Name;
            while (reader.MoveToNextAttribute())
            {
                Assert.True(s_numbers.Contains(reader.Name) || s_texts.Contains(reader.Name), reader.Name);
                if (s_numbers.Contains(reader.Name))
                    Assert.True(double.TryParse(reader.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && reader.Value != "-0", $"{reader.Name}={reader.Value}");
                if (reader.Name is "d" or "transform")
                    Assert.DoesNotContain("N", reader.Value, StringComparison.Ordinal);
                if (reader.Name == "fill")
                    Assert.Matches("^url\\(#[A-Za-z][A-Za-z0-9_-]*\\)$", reader.Value);
                if (reader.Name == "id")
                    Assert.True(ids.Add(reader.Value), $"Two elements have the id {reader.Value}.");
                if (reader.Name == "href")
                {
                    Assert.Equal("a", element);
                    if (links is not null)
                        Assert.Contains(reader.Value, links);
                }
            }
        }

        Assert.NotEmpty(picture.Summary);
        Assert.All([picture.Summary, picture.Table.Caption, .. picture.Table.Columns.Select(column => column.Name), .. picture.Table.Rows.SelectMany(row => row)], text =>
        {
            Assert.DoesNotContain(text, char.IsControl);
            Assert.DoesNotContain('\u202E', text);
        });
        Assert.All(picture.Table.Rows, row => Assert.Equal(picture.Table.Columns.Count, row.Count));
    }
}
