using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>A line without axes, for a row of a table: where it came from and where it is.</summary>
public static class SparkLine
{
    /// <summary>Draws it.</summary>
    /// <param name="points">The points, of any number and in any order of time.</param>
    /// <param name="measure">What they measure.</param>
    /// <param name="frame">Where it stands; 120 x 24 suits it.</param>
    public static Picture Draw(IReadOnlyList<ChartPoint> points, Measure measure, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(frame);
        var series = new PointSeries(points);
        var table = new PictureTable(frame.Title, [new("Time"), new("Value", measure.Unit, true)], []);
        if (series is not { First: { } first, Last: { } last, Lowest: { } low, Highest: { } high })
            return Canvas.Nothing(frame, "spark", string.Empty, table);

        var times = new TimeScale(first.Time, last.Time, 4, frame.Width - 4);
        var values = new LinearScale(new ValueRange(low.Value, high.Value), frame.Height - 4, 4);
        var canvas = Canvas.Begin(frame, "spark", hasLinks: false);
        canvas.Curve("line line-value", PixelColumns.Reduce(series.Points, times), times, values);
        canvas.Svg.Start("circle").With("class", "observed passed").With("cx", times.At(last.Time)).With("cy", values.At(last.Value)).With("r", 3).End().Break();
        var rows = series.Sample(12, times).Select(point => (IReadOnlyList<string>)[DateText.Of(point.Time, times.Span), NumberText.Exact(point.Value, measure)]);
        return canvas.End(
            series.Count == 1
                ? $"{frame.Title}: {NumberText.Of(last.Value, measure)} on {DateText.Of(last.Time, times.Span)}."
                : $"{frame.Title}: from {NumberText.Of(first.Value, measure)} on {DateText.Of(first.Time, times.Span)} to {NumberText.Of(last.Value, measure)} on {DateText.Of(last.Time, times.Span)}, between {NumberText.Of(low.Value, measure)} and {NumberText.Of(high.Value, measure)}.",
            table with { Rows = [.. rows] });
    }
}
