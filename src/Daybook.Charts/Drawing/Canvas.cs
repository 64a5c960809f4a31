using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts.Drawing;

/// <summary>The <c>svg</c> element of a picture, and the parts that several charts draw.</summary>
internal sealed class Canvas
{
    /// <summary>The size of text in units; charts.css says the same.</summary>
    public const double FontSize = 11;

    /// <summary>The height of the axis of times: two lines.</summary>
    public const double TimeAxisHeight = 32;

    private readonly PictureFrame _frame;

    private Canvas(PictureFrame frame) => _frame = frame;

    public SvgWriter Svg { get; } = new();

    /// <summary>Begins a picture.</summary>
    /// <param name="frame">Its frame.</param>
    /// <param name="kind">The chart, as a class.</param>
    /// <param name="hasLinks">True when something in it can be followed: then it is a group to assistive technology, and otherwise one image.</param>
    /// <param name="height">Its height where the rows say it.</param>
    public static Canvas Begin(PictureFrame frame, string kind, bool hasLinks, double? height = null)
    {
        var canvas = new Canvas(frame);
        var size = height ?? frame.Height;
        canvas.Svg.Start("svg").With("xmlns", "http://www.w3.org/2000/svg").With("id", frame.Id).With("class", "chart " + kind)
            .With("viewBox", FormattableString.Invariant($"0 0 {frame.Width} {Math.Ceiling(size):0}")).With("width", frame.Width).With("height", Math.Ceiling(size))
            .With("role", hasLinks ? "group" : "img").With("aria-labelledby", frame.Id + "-title").Break()
            .Start("title").With("id", frame.Id + "-title").Text(frame.Title.Length == 0 ? kind : frame.Title).End().Break();
        return canvas;
    }

    /// <summary>Ends it.</summary>
    public Picture End(string summary, PictureTable table)
    {
        Svg.End();
        return new Picture(Svg.ToString(), SeenText.Of(summary), new PictureTable(SeenText.Of(table.Caption),
            [.. table.Columns.Select(column => column with { Name = SeenText.Of(column.Name), Unit = SeenText.Of(column.Unit) })],
            [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(SeenText.Of)])]));
    }

    /// <summary>A picture of nothing, which says what was asked.</summary>
    public static Picture Nothing(PictureFrame frame, string kind, string asked, PictureTable table, double? height = null)
    {
        var canvas = Begin(frame, kind + " empty", hasLinks: false, height);
        var size = height ?? frame.Height;
        canvas.Svg.Start("rect").With("class", "nothing").With("x", 0.5).With("y", 0.5).With("width", frame.Width - 1).With("height", Math.Ceiling(size) - 1).With("rx", 4).End().Break();
        var two = size >= 48 && asked.Length > 0;
        canvas.Label("No data", frame.Width / 2.0, (size / 2) + (two ? -3 : 4), "strong", "middle");
        if (two)
            canvas.Label(SeenText.Fit(SeenText.Of(asked), frame.Width - 16, FontSize), frame.Width / 2.0, (size / 2) + 13, "quiet", "middle");
        canvas.Svg.Break();
        return canvas.End(asked.Length == 0 ? $"{frame.Title}: no data." : $"{frame.Title}: no data ({asked}).", table with { Rows = [] });
    }

    /// <summary>Text at a place.</summary>
    public void Label(string text, double x, double y, string style = "", string anchor = "start")
    {
        if (text.Length == 0)
            return;
        Svg.Start("text");
        if (style.Length > 0)
            Svg.With("class", style);
        Svg.With("x", x).With("y", y);
        if (anchor != "start")
            Svg.With("text-anchor", anchor);
        Svg.Text(text).End();
    }

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Svg.Start("line").With("class", style).With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2).End();

    public void Box(string style, double x, double y, double width, double height) =>
        Svg.Start("rect").With("class", style).With("x", x).With("y", y).With("width", Math.Max(0, width)).With("height", Math.Max(0, height)).End();

    public void Path(string style, PathText path)
    {
        if (!path.IsEmpty)
            Svg.Start("path").With("class", style).With("d", path.ToString()).End().Break();
    }

    /// <summary>Begins what is followed by a click or by the keyboard; ends with <see cref="EndLink"/>. A link that may not stand in a picture is none.</summary>
    /// <param name="href">The link or null.</param>
    /// <param name="name">What it is called, which is shown beside the pointer too.</param>
    public void BeginLink(string? href, string name)
    {
        if (SvgWriter.IsLink(href))
            Svg.Start("a").With("href", href!).With("aria-label", name);
        else
            Svg.Start("g");
        Svg.Start("title").Text(name).End();
    }

    public void EndLink() => Svg.End().Break();

    /// <summary>The pattern of what failed or was refused: stripes, whatever the colour beneath.</summary>
    public void DefineStripes()
    {
        Svg.Start("defs").Start("pattern").With("id", _frame.Id + "-stripes").With("width", 6).With("height", 6).With("patternUnits", "userSpaceOnUse")
            .Start("path").With("class", "stripes").With("d", "M-1 1L1 -1M0 6L6 0M5 7L7 5").End().End().End().Break();
    }

    /// <summary>Lays the stripes over a box.</summary>
    public void Stripes(double x, double y, double width, double height) =>
        Svg.Start("rect").With("fill", $"url(#{_frame.Id}-stripes)").With("x", x).With("y", y).With("width", Math.Max(0, width)).With("height", Math.Max(0, height)).End();

    /// <summary>What scripts need to turn a place into a time: the area of the plot with its ends in units and in time.</summary>
    public void PlotArea(TimeScale scale, double top, double bottom) =>
        Svg.Start("rect").With("class", "plot").With("x", scale.Start).With("y", top).With("width", scale.End - scale.Start).With("height", bottom - top)
            .With("data-from", DateText.Iso(scale.From)).With("data-to", DateText.Iso(scale.To)).With("data-left", scale.Start).With("data-right", scale.End).End().Break();

    /// <summary>The axis of times beneath a plot, with lines through it.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="top">Where the lines begin.</param>
    /// <param name="bottom">Where the plot ends and the axis begins.</param>
    /// <param name="zoom">The link to a span between two marks, or null.</param>
    public void TimeAxis(TimeScale scale, double top, double bottom, Func<DateTimeOffset, DateTimeOffset, string?>? zoom = null)
    {
        var ticks = CalendarTicks.Of(scale, FontSize, Math.Min(scale.Start, 24), Math.Min(_frame.Width - scale.End, 24));
        var lines = new PathText();
        foreach (var tick in ticks)
            lines.Move(tick.At, top).Line(tick.At, bottom + 4);
        Path("grid", lines);
        for (var i = 0; i < ticks.Count; i++)
        {
            var tick = ticks[i];
            var (from, to) = (new DateTimeOffset(tick.Time), i + 1 < ticks.Count ? new DateTimeOffset(ticks[i + 1].Time) : scale.To);
            var href = from < to ? zoom?.Invoke(from, to) : null;
            if (href is not null)
                BeginLink(href, $"{tick.Label}, {DateText.Of(from, scale.Span)} to {DateText.Of(to, scale.Span)}");
            Label(tick.Label, tick.LabelAt, bottom + 15, "tick", "middle");
            if (href is not null)
                EndLink();
            Label(tick.Context, tick.ContextAt, bottom + 28, "tick context");
        }

        Line("axis", scale.Start, bottom, scale.End, bottom);
        Svg.Break();
    }

    /// <summary>The axis of numbers left of a plot, with lines through it.</summary>
    public void NumberAxis(IReadOnlyList<Tick> ticks, IValueScale scale, double left, double right)
    {
        var lines = new PathText();
        foreach (var tick in ticks)
            lines.Move(left, scale.At(tick.Value)).Line(right, scale.At(tick.Value));
        Path("grid", lines);
        foreach (var tick in ticks)
            Label(tick.Label, left - 5, scale.At(tick.Value) + 4, "tick", "end");
        Svg.Break();
    }

    /// <summary>How much room the labels of an axis take.</summary>
    public static double WidthOf(IEnumerable<Tick> ticks) => ticks.Select(tick => SeenText.Width(tick.Label, FontSize)).DefaultIfEmpty(0).Max() + 7;

    /// <summary>A line through points, broken at gaps; a point alone between gaps is a dot.</summary>
    public void Curve(string style, IReadOnlyList<ChartPoint> points, TimeScale times, IValueScale values)
    {
        var (path, dots) = (new PathText(), new PathText());
        for (var i = 0; i < points.Count; i++)
        {
            if (!values.Has(points[i].Value))
                continue;
            var (x, y) = (times.At(points[i].Time), values.At(points[i].Value));
            var begins = i == 0 || !values.Has(points[i - 1].Value);
            if (begins && (i + 1 == points.Count || !values.Has(points[i + 1].Value)))
                dots.Box(x - 1.5, y - 1.5, 3, 3);
            else if (begins)
                path.Move(x, y);
            else
                path.Line(x, y);
        }

        Path(style, path);
        Path(style + " dot", dots);
    }

    /// <summary>The area between points and a base line, broken at gaps.</summary>
    public void Area(string style, IReadOnlyList<ChartPoint> points, TimeScale times, LinearScale values, double baseline)
    {
        var path = new PathText();
        for (var i = 0; i < points.Count;)
        {
            if (!values.Has(points[i].Value))
            {
                i++;
                continue;
            }

            var begin = times.At(points[i].Time);
            path.Move(begin, baseline);
            for (; i < points.Count && values.Has(points[i].Value); i++)
                path.Line(times.At(points[i].Time), values.At(points[i].Value));
            path.Line(times.At(points[i - 1].Time), baseline).Close();
        }

        Path(style, path);
    }

    /// <summary>Names beside their colours, in as many lines as they need.</summary>
    /// <returns>The height that they take.</returns>
    public double Legend(IEnumerable<(string Style, string Name)> items, double left, double top)
    {
        const double lineHeight = 16;
        var (x, y, any) = (left, top, false);
        foreach (var (style, name) in items)
        {
            var text = SeenText.Fit(SeenText.Of(name), Math.Min(220, _frame.Width - left - 18), FontSize);
            var width = 15 + SeenText.Width(text, FontSize) + 12;
            if (x > left && x + width - 12 > _frame.Width)
                (x, y) = (left, y + lineHeight);
            if (style.StartsWith("line", StringComparison.Ordinal))
                Line(style, x, y + 7, x + 11, y + 7);
            else
                Box(style, x, y + 2, 10, 10);
            if (style == "failure")
                Stripes(x, y + 2, 10, 10);
            Label(text, x + 15, y + 11);
            (x, any) = (x + width, true);
        }

        Svg.Break();
        return any ? y - top + lineHeight + 2 : 0;
    }
}
