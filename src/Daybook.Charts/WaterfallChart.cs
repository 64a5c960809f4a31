using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>An operation of a trace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Depth">How deep it is nested: 0 for the outermost.</param>
/// <param name="Start">When it began.</param>
/// <param name="Duration">How long it took; null when it has not ended.</param>
public sealed record WaterfallRow(string Name, int Depth, DateTimeOffset Start, TimeSpan? Duration)
{
    /// <summary>True when it failed: its bar is striped, and its name has a cross before it.</summary>
    public bool IsFailed { get; init; }

    /// <summary>Its link, or null.</summary>
    public string? Link { get; init; }
}

/// <summary>Nested operations, each as a bar from its beginning to its end, on an axis of durations since the first began.</summary>
public static class WaterfallChart
{
    private const int MaxRows = 500;
    private const double RowHeight = 22;

    /// <summary>Draws it.</summary>
    /// <param name="rows">The operations from top to bottom; the first 500 are drawn.</param>
    /// <param name="frame">Where it stands. A row is 22 units tall, and the picture as tall as its rows: the height of the frame counts only for an empty one.</param>
    public static Picture Draw(IReadOnlyList<WaterfallRow> rows, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(frame);
        var table = new PictureTable(frame.Title, [new("Operation"), new("Began after", IsNumber: true), new("Took", IsNumber: true), new("Outcome")], []);
        if (rows.Count == 0)
            return Canvas.Nothing(frame, "waterfall", "operations", table);

        List<WaterfallRow> drawn = [.. rows.Take(MaxRows)];
        var begin = drawn.Min(row => row.Start.UtcTicks);
        var span = Math.Max(1e-6, drawn.Max(row => Seconds(row, begin) + Took(row)));
        var labelWidth = Math.Clamp(drawn.Max(row => Indent(row) + SeenText.Width(SeenText.Of(row.Name), Canvas.FontSize)) + 12, Math.Min(60, frame.Width * 0.4), frame.Width * (frame.Width < 600 ? 0.4 : 0.3));
        var (left, right, top) = (labelWidth, frame.Width - 8.0, 22.0);
        var bottom = top + (RowHeight * drawn.Count);
        var range = new ValueRange(0, span);
        var scale = new LinearScale(range, left, right);
        var canvas = Canvas.Begin(frame, "waterfall", drawn.Exists(row => row.Link is not null), bottom + 4);
        canvas.DefineStripes();
        DrawAxis(canvas, range, scale, left, right, top, bottom);
        for (var i = 0; i < drawn.Count; i++)
            DrawRow(canvas, drawn[i], scale, begin, left, right, top + (i * RowHeight));

        var lines = drawn.Select(row => (IReadOnlyList<string>)
        [
            new string('\u00A0', Math.Clamp(row.Depth, 0, 20) * 2) + row.Name,
            NumberText.Of(Seconds(row, begin), Measure.Seconds),
            row.Duration is null ? string.Empty : NumberText.Of(Took(row), Measure.Seconds),
            OutcomeOf(row),
        ]);
        return canvas.End(SummaryOf(rows, span), table with { Rows = [.. lines] });
    }

    private static double Seconds(WaterfallRow row, long begin) => (row.Start.UtcTicks - begin) / (double)TimeSpan.TicksPerSecond;

    private static double Took(WaterfallRow row) => Math.Max(0, row.Duration?.TotalSeconds ?? 0);

    private static double Indent(WaterfallRow row) => (Math.Clamp(row.Depth, 0, 8) * 10) + (row.IsFailed ? 12 : 0);

    private static string OutcomeOf(WaterfallRow row) => row.IsFailed ? "failed" : row.Duration is null ? "not ended" : "completed";

    private static void DrawAxis(Canvas canvas, ValueRange range, LinearScale scale, double left, double right, double top, double bottom)
    {
        var (ticks, unit) = NumberTicks.Linear(range, Math.Clamp((int)((right - left) / 90), 2, 10), Measure.Seconds);
        var lines = new PathText();
        foreach (var tick in ticks)
            lines.Move(scale.At(tick.Value), top - 4).Line(scale.At(tick.Value), bottom);
        canvas.Path("grid", lines);
        var free = double.NegativeInfinity;
        foreach (var tick in ticks)
        {
            var text = NumberText.WithUnit(tick.Label, unit);
            var width = SeenText.Width(text, Canvas.FontSize);
            var start = Math.Min(scale.At(tick.Value) - (tick.Value == 0 ? 0 : width / 2), right + 8 - width);
            if (start < free)
                continue;
            canvas.Label(text, start, top - 8, "tick");
            free = start + width + 8;
        }
    }

    private static void DrawRow(Canvas canvas, WaterfallRow row, LinearScale scale, long begin, double left, double right, double y)
    {
        var (x, outcome) = (scale.At(Seconds(row, begin)), OutcomeOf(row));
        var width = Math.Max(2, (row.Duration is null ? right : scale.At(Seconds(row, begin) + Took(row))) - x);
        x = Math.Min(x, right - width);
        var took = row.Duration is null ? "not ended" : NumberText.Of(Took(row), Measure.Seconds);
        canvas.BeginLink(row.Link, $"{row.Name}: {(row.Duration is null ? outcome : $"{took}, {outcome}")}");
        canvas.Box("target", 0, y, right, RowHeight);
        var indent = Math.Min(Indent(row), left * 0.5);
        for (var depth = 1; depth <= Math.Clamp(row.Depth, 0, 8) && depth * 10 <= indent; depth++)
            canvas.Line("guide", (depth * 10) - 5, y, (depth * 10) - 5, y + RowHeight);
        if (row.IsFailed)
            canvas.Path("mark failed", Symbols.Of(SwimlaneShape.Failed, indent - 5, y + (RowHeight / 2)));
        canvas.Label(SeenText.Fit(SeenText.Of(row.Name), left - indent - 8, Canvas.FontSize), indent + 2, y + 15);
        canvas.Box(row.IsFailed ? "bar failed" : "bar", x, y + 4, width, RowHeight - 8);
        if (row.IsFailed || row.Duration is null)
            canvas.Stripes(x, y + 4, width, RowHeight - 8);
        var room = SeenText.Width(took, Canvas.FontSize);
        if (x + width + 5 + room <= right + 4)
            canvas.Label(took, x + width + 5, y + 15, "quiet");
        else if (x - 5 - room >= left)
            canvas.Label(took, x - 5, y + 15, "quiet", "end");
        else
            canvas.Label(took, x + 6, y + 15, "on-heat");
        canvas.EndLink();
    }

    private static string SummaryOf(IReadOnlyList<WaterfallRow> rows, double span)
    {
        var failed = rows.Count(row => row.IsFailed);
        var open = rows.Count(row => row.Duration is null);
        var inner = rows.Where(row => row.Depth == rows.Max(one => one.Depth)).MaxBy(Took)!;
        var slowest = inner.Duration is null ? string.Empty : $"; the longest of the innermost is {inner.Name}, {NumberText.Of(Took(inner), Measure.Seconds)}";
        return $"{NumberText.Exact(rows.Count, Measure.Count())} operation{(rows.Count == 1 ? string.Empty : "s")} in {NumberText.Of(span, Measure.Seconds)}; "
            + (failed == 0 ? "none failed" : $"{failed} failed") + (open == 0 ? string.Empty : $", {open} not ended") + slowest
            + (rows.Count > MaxRows ? $"; the first {MaxRows} are shown" : string.Empty) + ".";
    }
}
