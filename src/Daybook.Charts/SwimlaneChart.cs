using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>What a mark's shape says was done.</summary>
public enum SwimlaneShape
{
    /// <summary>Something else: a dot.</summary>
    Other,

    /// <summary>Opened: a triangle that points up.</summary>
    Open,

    /// <summary>Made larger: a plus.</summary>
    Increase,

    /// <summary>Kept: a diamond.</summary>
    Hold,

    /// <summary>Made smaller: a minus.</summary>
    Decrease,

    /// <summary>Closed: a triangle that points down.</summary>
    Close,

    /// <summary>Refused: a hollow square.</summary>
    Blocked,

    /// <summary>Failed: a cross.</summary>
    Failed,
}

/// <summary>One event near enough to be seen alone.</summary>
/// <param name="At">When.</param>
/// <param name="Shape">What was done.</param>
/// <param name="Text">What it says, shown beside the pointer and read aloud.</param>
/// <param name="Link">The link to the event, or null.</param>
public readonly record struct SwimlaneMark(DateTimeOffset At, SwimlaneShape Shape, string Text, string? Link = null);

/// <summary>A lane: an asset, a category or a protection.</summary>
/// <param name="Name">Its name.</param>
public sealed record Swimlane(string Name)
{
    /// <summary>The link of its name, or null.</summary>
    public string? Link { get; init; }

    /// <summary>From far: how many events lie in each of the columns of equal length that the span is divided into, 0 or more; the same number of columns in all lanes that have some. Or empty.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [];

    /// <summary>From near: the events, or empty.</summary>
    public IReadOnlyList<SwimlaneMark> Marks { get; init; } = [];
}

/// <summary>What a swimlane chart shows.</summary>
public sealed record SwimlaneData
{
    /// <summary>The beginning.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The lanes from top to bottom.</summary>
    public required IReadOnlyList<Swimlane> Lanes { get; init; }

    /// <summary>What is counted, in the plural. Default: <c>events</c>.</summary>
    public string Things { get; init; } = "events";

    /// <summary>The link to a span between two marks of the axis, which zooms without a script, or null.</summary>
    public Func<DateTimeOffset, DateTimeOffset, string?>? Zoom { get; init; }
}

/// <summary>Lanes of events over time: how many there are, in five steps, from far; each as a mark from near.</summary>
public static class SwimlaneChart
{
    private const int TableRows = 200;

    /// <summary>Draws it.</summary>
    /// <param name="data">What it shows.</param>
    /// <param name="frame">Where it stands. A lane is 16 to 26 units tall, and the picture as tall as its lanes: the height of the frame is a wish.</param>
    /// <exception cref="ArgumentException">A count is negative, or lanes have different numbers of columns.</exception>
    public static Picture Draw(SwimlaneData data, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var columns = Check(data);
        var near = data.Lanes.Any(lane => lane.Marks.Count > 0);
        var table = near
            ? new PictureTable(frame.Title, [new("Time"), new("Lane"), new("What")], [])
            : new PictureTable(frame.Title, [new("Lane"), new("Count", data.Things, true), new("Most in one column", data.Things, true), new("From")], []);
        var times = new TimeScale(data.From, data.To, 0, 1);
        if (!near && !data.Lanes.Any(lane => lane.Counts.Any(count => count > 0)))
            return Canvas.Nothing(frame, "swimlane", $"{data.Things} from {DateText.Of(times.From, times.Span)} to {DateText.Of(times.To, times.Span)}", table);

        var laneHeight = Math.Clamp((frame.Height - Canvas.TimeAxisHeight - 18) / (double)data.Lanes.Count, 16, 26);
        var labels = data.Lanes.Select(lane => SeenText.Fit(SeenText.Of(lane.Name), Math.Min(180, frame.Width * 0.32), Canvas.FontSize)).ToList();
        var left = Math.Max(24, labels.Max(label => SeenText.Width(label, Canvas.FontSize)) + 14);
        var scale = new TimeScale(data.From, data.To, left, frame.Width - 8);
        var heat = new Heat(data.Lanes.Select(lane => lane.Counts).Where(counts => counts.Count > 0), columns, (int)((scale.End - left) / 2));
        var hasLinks = data.Zoom is not null || data.Lanes.Any(lane => lane.Link is not null || lane.Marks.Any(mark => mark.Link is not null));
        var top = heat.Steps.Count > 0 ? 20.0 : 6.0;
        var bottom = top + (laneHeight * data.Lanes.Count);
        var canvas = Canvas.Begin(frame, "swimlane", hasLinks, bottom + Canvas.TimeAxisHeight);
        canvas.Legend(heat.Steps.Select(step => (FormattableString.Invariant($"heat{step.Class}"), step.From == step.To
            ? NumberText.Exact(step.From, Measure.Count())
            : $"{NumberText.Exact(step.From, Measure.Count())}\u2013{NumberText.Exact(step.To, Measure.Count())}")), left, 0);
        canvas.TimeAxis(scale, top, bottom, data.Zoom);
        DrawLanes(canvas, data, labels, top, laneHeight, left, scale.End);
        canvas.PlotArea(scale, top, bottom);
        heat.Draw(canvas, [.. data.Lanes.Select(lane => lane.Counts)], left, scale.End - left, top, laneHeight);
        for (var i = 0; i < data.Lanes.Count; i++)
            DrawMarks(canvas, data.Lanes[i], scale, top + ((i + 0.5) * laneHeight));
        return canvas.End(SummaryOf(data, scale), table with { Rows = near ? MarkRows(data, scale) : CountRows(data, scale, columns) });
    }

    private static int Check(SwimlaneData data)
    {
        var columns = data.Lanes.Select(lane => lane.Counts.Count).FirstOrDefault(count => count > 0);
        foreach (var lane in data.Lanes)
        {
            if (lane.Counts.Count > 0 && lane.Counts.Count != columns)
                throw new ArgumentException($"The lane '{lane.Name}' has {lane.Counts.Count} columns and another has {columns}.", nameof(data));
            for (var i = 0; i < lane.Counts.Count; i++)
            {
                if (lane.Counts[i] < 0)
                    throw new ArgumentException($"The lane '{lane.Name}' has a negative count.", nameof(data));
            }
        }

        return columns;
    }

    private static void DrawLanes(Canvas canvas, SwimlaneData data, List<string> labels, double top, double laneHeight, double left, double right)
    {
        var lines = new PathText();
        for (var i = 0; i <= data.Lanes.Count; i++)
            lines.Move(left, top + (i * laneHeight)).Line(right, top + (i * laneHeight));
        canvas.Path("grid", lines);
        for (var i = 0; i < data.Lanes.Count; i++)
        {
            canvas.BeginLink(data.Lanes[i].Link, data.Lanes[i].Name);
            canvas.Label(labels[i], left - 10, top + ((i + 0.5) * laneHeight) + 4, anchor: "end");
            canvas.EndLink();
        }
    }

    private static void DrawMarks(Canvas canvas, Swimlane lane, TimeScale scale, double y)
    {
        // What would hide what is beneath it moves up or down a little.
        var (before, hidden) = (double.NegativeInfinity, 0);
        foreach (var mark in lane.Marks.Where(mark => scale.Has(mark.At)).OrderBy(mark => mark.At))
        {
            var x = scale.At(mark.At);
            hidden = x - before < 4 ? hidden + 1 : 0;
            before = x;
            canvas.BeginLink(mark.Link, $"{DateText.Of(mark.At, scale.Span)} {lane.Name}: {mark.Text}");
            canvas.Path("mark " + Symbols.StyleOf(mark.Shape), Symbols.Of(mark.Shape, x, y + ((hidden % 3) switch { 0 => 0, 1 => -3.5, _ => 3.5 })));
            canvas.EndLink();
        }
    }

    private static List<IReadOnlyList<string>> MarkRows(SwimlaneData data, TimeScale scale) =>
    [
        .. data.Lanes.SelectMany(lane => lane.Marks.Where(mark => scale.Has(mark.At)).Select(mark => (Lane: lane.Name, Mark: mark))).OrderBy(one => one.Mark.At).Take(TableRows)
            .Select(one => (IReadOnlyList<string>)[DateText.Of(one.Mark.At, scale.Span), one.Lane, one.Mark.Text]),
    ];

    private static List<IReadOnlyList<string>> CountRows(SwimlaneData data, TimeScale scale, int columns)
    {
        var byColumn = new TimeSpan(scale.Span.Ticks / Math.Max(1, columns));
        return [.. data.Lanes.Take(TableRows).Select(lane =>
        {
            var most = lane.Counts.DefaultIfEmpty(0).Max();
            var at = Enumerable.Range(0, lane.Counts.Count).FirstOrDefault(i => lane.Counts[i] == most);
            return (IReadOnlyList<string>)
            [
                lane.Name,
                NumberText.Exact(lane.Counts.Sum(count => (long)count), Measure.Count()),
                NumberText.Exact(most, Measure.Count()),
                most == 0 ? string.Empty : DateText.Of(scale.From + (at * byColumn), byColumn),
            ];
        })];
    }

    private static string SummaryOf(SwimlaneData data, TimeScale scale)
    {
        var sums = data.Lanes.Select(lane => (lane.Name, Sum: lane.Counts.Sum(count => (long)count) + lane.Marks.Count(mark => scale.Has(mark.At)))).ToList();
        var (name, most) = sums.MaxBy(one => one.Sum);
        return $"{NumberText.Exact(sums.Sum(one => one.Sum), Measure.Count())} {data.Things} in {data.Lanes.Count} lane{(data.Lanes.Count == 1 ? string.Empty : "s")} "
            + $"from {DateText.Of(scale.From, scale.Span)} to {DateText.Of(scale.To, scale.Span)}; most in {name}: {NumberText.Exact(most, Measure.Count())}.";
    }
}
