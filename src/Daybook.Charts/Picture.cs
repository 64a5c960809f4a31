namespace Daybook.Charts;

/// <summary>What a chart gives: a picture, a sentence that says what it shows, and its numbers as a table. A page and a printed report show the same three.</summary>
/// <param name="Svg">
/// One <c>svg</c> element: well-formed XML that stands in HTML as it is. Everything in it is escaped. Its colours are the classes of <see cref="ChartStyle.Css"/>; it holds no style, script or
/// foreign content, and no other links than the ones given.
/// </param>
/// <param name="Summary">One plain sentence with the numbers that matter. It is text, not markup: escape it. Characters that cannot be seen are shown as <c>\u202e</c>.</param>
/// <param name="Table">The numbers; of long series what fits a page.</param>
public sealed record Picture(string Svg, string Summary, PictureTable Table);
