using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>A line of a chart of several.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">Its points, of any number and in any order of time.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>What a chart of several lines shows.</summary>
public sealed record LinesData
{
    /// <summary>The lines. The place in the list is the colour and the dashes; eight repeat.</summary>
    public required IReadOnlyList<ChartLine> Lines { get; init; }

    /// <summary>What the lines measure. Default: plain numbers.</summary>
    public Measure Measure { get; init; }

    /// <summary>True for an axis where each factor of ten has the same length; values of 0 and less have no place on it and are gaps. Default: false, and the axis begins at 0 where no value is below it.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>A value that is drawn as a line across, such as a limit, or null.</summary>
    public double? Limit { get; init; }

    /// <summary>What the limit is called. Default: <c>limit</c>.</summary>
    public string LimitName { get; init; } = "limit";

    /// <summary>Where the picture begins, or null for the first time of all lines.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where the picture ends, or null for the last time of all lines.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>Several lines over time: percentiles, latencies, growth, free disk.</summary>
public static class LinesChart
{
    private const int TableRows = 30;

    /// <summary>Draws it.</summary>
    /// <param name="data">What it shows.</param>
    /// <param name="frame">Where it stands; 360 x 200 and 700 x 220 suit it.</param>
    public static Picture Draw(LinesData data, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var lines = data.Lines.Select(line => (line.Name, Series: new PointSeries(line.Points).Within(data.From, data.To))).ToList();
        var table = new PictureTable(frame.Title, [new("Time"), .. lines.Select(line => new PictureColumn(line.Name, data.Measure.Unit, true))], []);
        List<DateTimeOffset> times = [.. lines.SelectMany(line => new[] { line.Series.First, line.Series.Last }).OfType<ChartPoint>().Select(point => point.Time)];
        if (times.Count == 0 || RangeOf(data, lines) is not { } range)
            return Canvas.Nothing(frame, "lines", string.Join(", ", data.Lines.Select(line => line.Name)), table);

        var wanted = Math.Clamp(frame.Height / 45, 2, 7);
        var (ticks, unit) = data.IsLogarithmic ? (NumberTicks.Log(range, wanted, data.Measure), string.Empty) : NumberTicks.Linear(range, wanted, data.Measure);
        var left = Math.Min(Math.Max(28, Canvas.WidthOf(ticks)), frame.Width * 0.4);
        var scale = new TimeScale(data.From ?? times.Min(), data.To ?? times.Max(), left, frame.Width - 8);
        var canvas = Canvas.Begin(frame, "lines", hasLinks: false);
        var legend = canvas.Legend(lines.Select((line, i) => (FormattableString.Invariant($"line line{i % 8}"), line.Name)), left, 0);
        var bottom = frame.Height - Canvas.TimeAxisHeight;
        var top = Math.Min(legend + (unit.Length == 0 ? 6 : 18), bottom - 10);
        IValueScale values = data.IsLogarithmic ? new LogScale(range, bottom, top) : new LinearScale(range, bottom, top);
        canvas.NumberAxis(ticks, values, left, frame.Width - 8);
        canvas.TimeAxis(scale, top, bottom);
        canvas.Label(unit, left, top - 6, "quiet");
        for (var i = 0; i < lines.Count; i++)
            canvas.Curve(FormattableString.Invariant($"line line{i % 8}"), PixelColumns.Reduce(Placed(lines[i].Series.Points, values), scale), scale, values);
        if (data.Limit is { } limit && values.Has(limit))
        {
            canvas.Line("limit", left, values.At(limit), frame.Width - 8, values.At(limit));
            canvas.Label(SeenText.Fit(SeenText.Of($"{data.LimitName} {NumberText.Of(limit, data.Measure)}"), frame.Width - left - 8, Canvas.FontSize), frame.Width - 10, values.At(limit) + (values.At(limit) < top + 14 ? 12 : -4), "quiet halo", "end");
        }

        canvas.PlotArea(scale, top, bottom);
        var rows = TimesOf(lines.Select(line => line.Series), scale).Select(time => (IReadOnlyList<string>)
            [DateText.Of(time, scale.Span), .. lines.Select(line => line.Series.At(time) is { } value ? NumberText.Exact(value, data.Measure) : string.Empty)]);
        return canvas.End(SummaryOf(data, lines, scale), table with { Rows = [.. rows] });
    }

    private static ValueRange? RangeOf(LinesData data, List<(string Name, PointSeries Series)> lines)
    {
        var values = lines.SelectMany(line => line.Series.Points).Select(point => point.Value).Append(data.Limit ?? double.NaN);
        if (data.IsLogarithmic)
        {
            if (ValueRange.Of(values.Where(value => value > 0)) is not { } positive)
                return null;
            var low = positive.From > 0 ? positive.From : positive.To / 10;
            // At least a factor of ten, so that there is something to read.
            return positive.To / low < 10 ? new ValueRange(low / 2, low * 5) is var wider && wider.To >= positive.To ? wider : new ValueRange(low / 2, positive.To * 1.2) : new ValueRange(low, positive.To * 1.3);
        }

        return ValueRange.Of(values) is { } range ? ValueRange.Of(values.Where(double.IsFinite).Append(0)) is { } from0 && from0.To - from0.From < 4 * (range.To - range.From)
            ? from0 : range : null;
    }

    private static IReadOnlyList<ChartPoint> Placed(IReadOnlyList<ChartPoint> points, IValueScale scale) =>
        points.All(point => scale.Has(point.Value)) ? points : [.. points.Select(point => scale.Has(point.Value) ? point : point with { Value = double.NaN })];

    // The points' own times where they are few, and otherwise the ends of equal spans.
    private static IEnumerable<DateTimeOffset> TimesOf(IEnumerable<PointSeries> lines, TimeScale scale)
    {
        SortedSet<DateTimeOffset> own = [];
        foreach (var point in lines.SelectMany(line => line.Points))
        {
            own.Add(point.Time);
            if (own.Count > TableRows)
                return Enumerable.Range(0, TableRows + 1).Select(i => scale.From + (scale.Span / TableRows * i));
        }

        return own;
    }

    private static string SummaryOf(LinesData data, List<(string Name, PointSeries Series)> lines, TimeScale scale)
    {
        var parts = lines.Where(line => line.Series.Count > 0).Take(8).Select(line =>
            $"{line.Name} {NumberText.Of(line.Series.Last!.Value.Value, data.Measure)} at the end, between {NumberText.Of(line.Series.Lowest!.Value.Value, data.Measure)} and {NumberText.Of(line.Series.Highest!.Value.Value, data.Measure)}");
        var unplaced = data.IsLogarithmic ? lines.Sum(line => line.Series.Points.Count(point => double.IsFinite(point.Value) && point.Value <= 0)) : 0;
        return $"From {DateText.Of(scale.From, scale.Span)} to {DateText.Of(scale.To, scale.Span)}: {string.Join("; ", parts)}"
            + (lines.Count > 8 ? $"; and {lines.Count - 8} more lines" : string.Empty)
            + (data.Limit is { } limit && double.IsFinite(limit) ? $"; {data.LimitName} {NumberText.Of(limit, data.Measure)}" : string.Empty)
            + (unplaced > 0 ? $"; {unplaced} value{(unplaced == 1 ? string.Empty : "s")} of 0 or less cannot be drawn on this axis" : string.Empty) + ".";
    }
}
