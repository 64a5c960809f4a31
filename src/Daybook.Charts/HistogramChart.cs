using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>A span of time whose things are counted together.</summary>
/// <param name="From">Its beginning, inclusive.</param>
/// <param name="To">Its end, exclusive; after its beginning.</param>
public readonly record struct HistogramBucket(DateTimeOffset From, DateTimeOffset To);

/// <summary>One class of what is counted, such as a category or a protection.</summary>
/// <param name="Name">The class.</param>
/// <param name="Counts">One count for each bucket, 0 or more.</param>
/// <param name="IsFailure">True for errors and refusals, which are striped.</param>
public sealed record HistogramClass(string Name, IReadOnlyList<long> Counts, bool IsFailure = false);

/// <summary>What a histogram shows.</summary>
public sealed record HistogramData
{
    /// <summary>The buckets in order of time; they do not overlap.</summary>
    public required IReadOnlyList<HistogramBucket> Buckets { get; init; }

    /// <summary>The classes from the bottom up. The place in the list is the colour (eight repeat), so list all classes in the same order on every page; a class without a count has no name in the picture.</summary>
    public required IReadOnlyList<HistogramClass> Classes { get; init; }

    /// <summary>What is counted, in the plural. Default: <c>events</c>.</summary>
    public string Things { get; init; } = "events";

    /// <summary>The link of a bar, or null. Buckets that are narrower than three units are drawn, and asked for, as one.</summary>
    public Func<HistogramBucket, string?>? Link { get; init; }
}

/// <summary>Counts over time as stacked bars. The area of class <c>plot</c> says by <c>data-from</c>, <c>data-to</c>, <c>data-left</c> and <c>data-right</c> which time a place is.</summary>
public static class HistogramChart
{
    private const int TableRows = 60;

    /// <summary>Draws it.</summary>
    /// <param name="data">What it shows.</param>
    /// <param name="frame">Where it stands; 360 x 140 and 1100 x 160 suit it.</param>
    /// <exception cref="ArgumentException">A class has not one count for each bucket, a count is negative, or buckets overlap.</exception>
    public static Picture Draw(HistogramData data, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        Check(data);
        var shown = Enumerable.Range(0, data.Classes.Count).Where(i => data.Classes[i].Counts.Any(count => count > 0)).ToList();
        var table = new PictureTable(frame.Title, [new("From"), .. shown.Select(i => new PictureColumn(data.Classes[i].Name, IsNumber: true)), new("All", data.Things, true)], []);
        if (data.Buckets.Count == 0)
            return Canvas.Nothing(frame, "histogram", data.Things, table);
        var (from, to) = (data.Buckets[0].From, data.Buckets[^1].To);
        if (shown.Count == 0)
            return Canvas.Nothing(frame, "histogram", $"{data.Things} from {DateText.Of(from, to - from)} to {DateText.Of(to, to - from)}", table);

        // The axis's width follows from the highest bar, and the highest bar from how many buckets share a bar: both are reckoned with the whole width first.
        var bars = BarsOf(data, shown, Math.Max(1, (int)((frame.Width - 40) / 3.0)));
        var (ticks, unit) = NumberTicks.Linear(new ValueRange(0, bars.Max(bar => bar.All)), Math.Clamp(frame.Height / 45, 2, 6), Measure.Count());
        var left = Math.Min(Math.Max(28, Canvas.WidthOf(ticks)), frame.Width * 0.4);
        var times = new TimeScale(from, to, left, frame.Width - 8);
        var canvas = Canvas.Begin(frame, "histogram", data.Link is not null);
        canvas.DefineStripes();
        var legend = canvas.Legend(shown.Select(i => (StyleOf(data, i), data.Classes[i].Name)), left, 0);
        var (top, bottom) = (Math.Min(legend + 16, frame.Height - Canvas.TimeAxisHeight - 10), frame.Height - Canvas.TimeAxisHeight);
        var scale = new LinearScale(new ValueRange(0, bars.Max(bar => bar.All)), bottom, top);
        canvas.NumberAxis(ticks, scale, left, frame.Width - 8);
        canvas.TimeAxis(times, top, bottom);
        canvas.Label(NumberText.WithUnit(SeenText.Fit(SeenText.Of(data.Things), 200, Canvas.FontSize), unit.Length == 0 ? string.Empty : $"({unit})"), left, top - 4, "quiet");
        canvas.PlotArea(times, top, bottom);
        foreach (var bar in bars.Where(bar => bar.All > 0))
            DrawBar(canvas, data, shown, bar, times, scale, top, bottom);

        var rows = BarsOf(data, shown, TableRows).Select(bar => (IReadOnlyList<string>)
            [DateText.Of(bar.Bucket.From, times.Span), .. shown.Select(i => NumberText.Exact(bar.Counts[i], Measure.Count())), NumberText.Exact(bar.All, Measure.Count())]);
        return canvas.End(SummaryOf(data, shown, bars, times), table with { Rows = [.. rows] });
    }

    private static void Check(HistogramData data)
    {
        foreach (var one in data.Classes)
        {
            if (one.Counts.Count != data.Buckets.Count || one.Counts.Any(count => count < 0))
                throw new ArgumentException($"The class '{one.Name}' has not one count, 0 or more, for each of the {data.Buckets.Count} buckets.", nameof(data));
        }

        for (var i = 0; i < data.Buckets.Count; i++)
        {
            if (data.Buckets[i].To <= data.Buckets[i].From || (i > 0 && data.Buckets[i].From < data.Buckets[i - 1].To))
                throw new ArgumentException("Buckets end after they begin, and begin where the one before ends or later.", nameof(data));
        }
    }

    private static List<Bar> BarsOf(HistogramData data, List<int> shown, int atMost)
    {
        var together = (data.Buckets.Count + atMost - 1) / atMost;
        List<Bar> bars = [];
        for (var begin = 0; begin < data.Buckets.Count; begin += together)
        {
            var end = Math.Min(begin + together, data.Buckets.Count);
            var counts = new long[data.Classes.Count];
            foreach (var i in shown)
            {
                for (var bucket = begin; bucket < end; bucket++)
                    counts[i] += data.Classes[i].Counts[bucket];
            }

            bars.Add(new Bar(new HistogramBucket(data.Buckets[begin].From, data.Buckets[end - 1].To), counts, counts.Sum()));
        }

        return bars;
    }

    private static string StyleOf(HistogramData data, int index) => data.Classes[index].IsFailure ? "failure" : FormattableString.Invariant($"c{index % 8}");

    private static void DrawBar(Canvas canvas, HistogramData data, List<int> shown, Bar bar, TimeScale times, LinearScale scale, double top, double bottom)
    {
        var (x, end) = (times.At(bar.Bucket.From), times.At(bar.Bucket.To));
        var width = Math.Max(1, end - x - (end - x > 4 ? 1 : end - x > 2 ? 0.5 : 0));
        var href = data.Link?.Invoke(bar.Bucket);
        if (data.Link is not null)
        {
            canvas.BeginLink(href, $"{DateText.Of(bar.Bucket.From, times.Span)}: {NumberText.Exact(bar.All, Measure.Count())} {data.Things} ("
                + string.Join(", ", shown.Where(i => bar.Counts[i] > 0).Select(i => $"{data.Classes[i].Name} {NumberText.Exact(bar.Counts[i], Measure.Count())}")) + ")");
            canvas.Box("target", x, top, end - x, bottom - top);
        }

        long sum = 0;
        foreach (var i in shown.Where(i => bar.Counts[i] > 0))
        {
            var lower = scale.At(sum);
            sum += bar.Counts[i];
            // What was counted is seen, be it one among thousands.
            var height = Math.Max(sum == bar.Counts[i] ? 1.5 : 0.5, lower - scale.At(sum));
            canvas.Box(StyleOf(data, i), x, lower - height, width, height);
            if (data.Classes[i].IsFailure && height >= 3)
                canvas.Stripes(x, lower - height, width, height);
        }

        if (data.Link is not null)
            canvas.EndLink();
    }

    private static string SummaryOf(HistogramData data, List<int> shown, List<Bar> bars, TimeScale times)
    {
        var most = bars.MaxBy(bar => bar.All)!;
        var sums = shown.Select(i => (data.Classes[i].Name, Sum: bars.Sum(bar => bar.Counts[i]))).OrderByDescending(one => one.Sum).ToList();
        var classes = string.Join(", ", sums.Take(8).Select(one => $"{one.Name} {NumberText.Exact(one.Sum, Measure.Count())}")) + (sums.Count > 8 ? $" and {sums.Count - 8} more" : string.Empty);
        return $"{NumberText.Exact(bars.Sum(bar => bar.All), Measure.Count())} {data.Things} from {DateText.Of(times.From, times.Span)} to {DateText.Of(times.To, times.Span)}: {classes}; "
            + $"most, {NumberText.Exact(most.All, Measure.Count())}, from {DateText.Of(most.Bucket.From, times.Span)}.";
    }

    private sealed record Bar(HistogramBucket Bucket, long[] Counts, long All);
}
