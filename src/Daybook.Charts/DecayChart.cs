using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>A position's grace period.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Started">When it began.</param>
/// <param name="Days">How many days it lasts; drawn as 1 to 3,650.</param>
/// <param name="OriginalSize">The position's size before, as a fraction of the portfolio.</param>
/// <param name="Rate">What a day leaves of the size, from 0 to 1.</param>
/// <param name="Floor">What is left at least, as a part of the original size, from 0 to 1.</param>
/// <param name="Today">The time to mark.</param>
public sealed record DecayPeriod(string Asset, DateTimeOffset Started, int Days, double OriginalSize, double Rate, double Floor, DateTimeOffset Today)
{
    /// <summary>The days that have passed at a time: whole ones, at least 0 and at most <see cref="Days"/>.</summary>
    internal int DaysAt(DateTimeOffset at) => Math.Clamp((int)Math.Floor(Math.Clamp((at - Started).TotalDays, 0, 1e6)), 0, Days);

    /// <summary>The size after days: <c>original * max(rate ^ days, floor)</c>. Source: the reference system's grace period.</summary>
    internal double SizeAfter(int days) => OriginalSize * Math.Max(Math.Pow(Rate, days), Floor);
}

/// <summary>A grace period: the size as it falls day by day to its floor, with today marked.</summary>
public static class DecayChart
{
    /// <summary>Draws it.</summary>
    /// <param name="period">What it shows. Numbers that are not finite give an empty picture; others are brought into their ranges.</param>
    /// <param name="frame">Where it stands; 360 x 140 suits it.</param>
    public static Picture Draw(DecayPeriod period, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(frame);
        var table = new PictureTable(frame.Title, [new("Day", IsNumber: true), new("Date"), new("Size", IsNumber: true)], []);
        if (!double.IsFinite(period.OriginalSize) || !double.IsFinite(period.Rate) || !double.IsFinite(period.Floor) || period.Started > DateTimeOffset.MaxValue.AddDays(-3_651))
            return Canvas.Nothing(frame, "decay", $"the grace period of {period.Asset}", table);
        period = period with { Days = Math.Clamp(period.Days, 1, 3_650), Rate = Math.Clamp(period.Rate, 0, 1), Floor = Math.Clamp(period.Floor, 0, 1) };

        var end = period.Started.AddDays(period.Days);
        var range = new ValueRange(Math.Min(0, period.OriginalSize), Math.Max(0, period.OriginalSize));
        var (ticks, unit) = NumberTicks.Linear(range, Math.Clamp(frame.Height / 45, 2, 5), Measure.Share);
        var left = Math.Min(Math.Max(28, Canvas.WidthOf(ticks)), frame.Width * 0.4);
        var scale = new TimeScale(period.Started, end, left, frame.Width - 12);
        var (top, bottom) = (30.0, Math.Max(40.0, frame.Height - Canvas.TimeAxisHeight));
        var sizes = new LinearScale(range, bottom, top);
        List<ChartPoint> points = [];
        for (var day = 0; day < period.Days; day++)
        {
            points.Add(new ChartPoint(period.Started.AddDays(day), period.SizeAfter(day)));
            points.Add(new ChartPoint(period.Started.AddDays(day + 1), period.SizeAfter(day)));
        }

        points.Add(new ChartPoint(end, period.SizeAfter(period.Days)));
        var floor = period.OriginalSize * period.Floor;
        var (days, today) = (period.DaysAt(period.Today), scale.Within(period.Today));
        var size = period.SizeAfter(days);

        var canvas = Canvas.Begin(frame, "decay", hasLinks: false);
        canvas.Label($"Size, {unit}", left, 10, "quiet");
        canvas.NumberAxis(ticks, sizes, left, frame.Width - 12);
        canvas.TimeAxis(scale, top, bottom);
        canvas.Line("limit", left, sizes.At(floor), frame.Width - 12, sizes.At(floor));
        canvas.Label($"floor {NumberText.Of(floor, Measure.Share)}", left + 4, sizes.At(floor) + (sizes.At(floor) > bottom - 14 ? -4 : 12), "quiet halo");
        canvas.Curve("line line0", PixelColumns.Reduce(points, scale), scale, sizes);
        canvas.Line("today", today, top - 4, today, bottom);
        canvas.Path("observed passed", new PathText().Box(today - 4, sizes.At(size) - 4, 8, 8));
        var text = $"today {NumberText.Of(size, Measure.Share)}";
        var half = SeenText.Width(text, Canvas.FontSize) / 2;
        canvas.Label(text, Math.Clamp(today, left + half, Math.Max(left + half, frame.Width - 4 - half)), top - 8, "strong", "middle");
        canvas.Svg.Break();

        var step = Math.Max(1, period.Days / 40);
        var rows = Enumerable.Range(0, (period.Days / step) + 1).Select(i => (IReadOnlyList<string>)
            [NumberText.Exact(i * step, Measure.Count()), DateText.Of(period.Started.AddDays(i * step), TimeSpan.FromDays(60)), NumberText.Of(period.SizeAfter(i * step), Measure.Share)]);
        return canvas.End(
            $"{period.Asset} entered its grace period on {DateText.Of(period.Started, TimeSpan.FromDays(60))} with {NumberText.Of(period.OriginalSize, Measure.Share)}; "
            + $"after {days} of {period.Days} days it is {NumberText.Of(size, Measure.Share)}, and it ends on {DateText.Of(end, TimeSpan.FromDays(60))} with {NumberText.Of(period.SizeAfter(period.Days), Measure.Share)}; "
            + $"floor {NumberText.Of(floor, Measure.Share)}.",
            table with { Rows = [.. rows] });
    }
}
