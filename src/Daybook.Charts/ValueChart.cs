using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>What a value chart shows. Series may be in any order of time and of any length; what lies outside <see cref="From"/> and <see cref="To"/> is left out.</summary>
public sealed record ValueSeries
{
    /// <summary>The portfolio's value, or empty when it records none.</summary>
    public IReadOnlyList<ChartPoint> Value { get; init; } = [];

    /// <summary>What the value is measured in. Default: a plain number.</summary>
    public Measure Measure { get; init; }

    /// <summary>
    /// The drawdown at each time as a fraction, 0 at a peak and negative beneath it. Null, the default, computes it from the value: value / highest value so far - 1, from the first value above 0.
    /// </summary>
    public IReadOnlyList<ChartPoint>? Drawdown { get; init; }

    /// <summary>What part of the portfolio is invested, as a fraction; 1 is all. Empty where it is not to be shown.</summary>
    public IReadOnlyList<ChartPoint> Exposure { get; init; } = [];

    /// <summary>How many positions are held, each number from its time on. Empty where it is not to be shown.</summary>
    public IReadOnlyList<ChartPoint> Positions { get; init; } = [];

    /// <summary>The market regimes.</summary>
    public IReadOnlyList<RegimeSpan> Regimes { get; init; } = [];

    /// <summary>The regimes' names in the order of their colours, so that a regime has one colour in all pictures. Others follow in the order of their names. Six colours repeat.</summary>
    public IReadOnlyList<string> RegimeNames { get; init; } = [];

    /// <summary>Where the picture begins, or null for the first time of all series.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where the picture ends, or null for the last time of all series.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>A market regime's time.</summary>
/// <param name="Name">The regime.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
public readonly record struct RegimeSpan(string Name, DateTimeOffset From, DateTimeOffset To);

/// <summary>A portfolio's value over the ribbon of market regimes, with the drawdown beneath and, where they are given, exposure and positions, all on one axis of times.</summary>
public static class ValueChart
{
    private const int TableRows = 40;
    private const double Gap = 20;

    /// <summary>Draws it.</summary>
    /// <param name="series">What it shows.</param>
    /// <param name="frame">Where it stands; 360 x 300 and 1100 x 420 suit it.</param>
    public static Picture Draw(ValueSeries series, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(frame);
        var value = new PointSeries(series.Value).Within(series.From, series.To);
        var fall = new PointSeries(series.Drawdown ?? FallOf(new PointSeries(series.Value).Points)).Within(series.From, series.To);
        var exposure = new PointSeries(series.Exposure).Within(series.From, series.To);
        var positions = new PointSeries(series.Positions).Within(series.From, series.To);
        var table = new PictureTable(frame.Title,
            [new("Time"), new("Value", series.Measure.Unit, true), new("Drawdown", "%", true), new("Exposure", "%", true), new("Positions", "", true), new("Regime")], []);
        PointSeries[] all = [value, fall, exposure, positions];
        List<DateTimeOffset> times = [.. all.SelectMany(one => new[] { one.First, one.Last }).OfType<ChartPoint>().Select(point => point.Time)];
        if (times.Count == 0)
            return Canvas.Nothing(frame, "value", Asked(series), table);

        var bands = Bands.Of(series.Measure, value, fall, exposure, positions, frame.Height);
        var left = Math.Min(bands.AxisWidth, frame.Width * 0.4);
        var right = frame.Width - (positions.Count > 0 ? bands.PositionsWidth : 8);
        var scale = new TimeScale(series.From ?? times.Min(), series.To ?? times.Max(), left, right);
        List<RegimeSpan> regimes = [.. series.Regimes.Where(span => span.To > span.From && span.To.UtcTicks > scale.From.Ticks && span.From.UtcTicks < scale.To.Ticks).OrderBy(span => span.From)];
        var names = NamesOf(series.RegimeNames, regimes);

        var canvas = Canvas.Begin(frame, "value", hasLinks: false);
        var legend = canvas.Legend(names.Where(name => regimes.Exists(span => span.Name == name)).Select(name => (StyleOf(name, names), name)), left, 0);
        var (top, bottom) = (legend + 16, frame.Height - Canvas.TimeAxisHeight);
        var places = bands.Place(top, bottom, Gap, regimes.Count > 0 ? 14 : 0);
        DrawRegimes(canvas, scale, regimes, names, places.Value, " wash");
        canvas.TimeAxis(scale, top, bottom);
        DrawRegimes(canvas, scale, regimes, names, places.Ribbon, string.Empty);
        if (value.Count > 0)
            bands.DrawValue(canvas, scale, value, places);
        else
            canvas.Label(SeenText.Fit("No values are recorded.", right - left, Canvas.FontSize), left, places.Value.Top + 12, "quiet");
        if (bands.Fall is not null)
            bands.DrawFall(canvas, scale, fall, places);
        if (bands.Third)
            bands.DrawExposure(canvas, scale, exposure, positions, places);
        canvas.PlotArea(scale, top, bottom);
        var sampled = (value.Count > 0 ? value : exposure.Count > 0 ? exposure : positions.Count > 0 ? positions : fall).Sample(TableRows, scale);
        List<IReadOnlyList<string>> rows = [.. sampled.Select(point => (IReadOnlyList<string>)
        [
            DateText.Of(point.Time, scale.Span),
            NumberText.Exact(value.At(point.Time) ?? double.NaN, series.Measure),
            Percent(fall.At(point.Time)),
            Percent(exposure.At(point.Time)),
            NumberText.Exact(positions.At(point.Time) ?? double.NaN, Measure.Count()),
            RegimeAt(regimes, point.Time),
        ])];
        return canvas.End(SummaryOf(series.Measure, value, fall, exposure, positions, regimes, scale), table with { Rows = rows });
    }

    private static string Percent(double? fraction) => NumberText.Of(fraction ?? double.NaN, Measure.Share).Replace(" %", string.Empty, StringComparison.Ordinal);

    private static string Asked(ValueSeries series) => (series.From, series.To) switch
    {
        ({ } from, { } to) => $"{DateText.Of(from, to - from)} to {DateText.Of(to, to - from)}",
        ({ } from, null) => "from " + DateText.Of(from, TimeSpan.FromDays(1)),
        (null, { } to) => "until " + DateText.Of(to, TimeSpan.FromDays(1)),
        _ => string.Empty,
    };

    private static List<ChartPoint> FallOf(IReadOnlyList<ChartPoint> points)
    {
        List<ChartPoint> falls = new(points.Count);
        var peak = 0.0;
        foreach (var (time, value) in points)
        {
            if (double.IsFinite(value))
                peak = Math.Max(peak, value);
            if (peak > 0)
                falls.Add(new ChartPoint(time, double.IsFinite(value) ? (value / peak) - 1 : double.NaN));
        }

        return falls;
    }

    private static List<string> NamesOf(IReadOnlyList<string> order, List<RegimeSpan> regimes) =>
        [.. order.Concat(regimes.Select(span => span.Name).Except(order, StringComparer.Ordinal).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];

    private static string StyleOf(string name, List<string> names) => FormattableString.Invariant($"regime-{names.IndexOf(name) % 6}");

    private static string RegimeAt(List<RegimeSpan> regimes, DateTimeOffset time) => regimes.FindLast(span => span.From <= time && time <= span.To).Name ?? string.Empty;

    // Behind the value a wash of the regime's colour, beneath it the ribbon itself with the names that fit. Neighbours of one regime that share a pixel are one.
    private static void DrawRegimes(Canvas canvas, TimeScale scale, List<RegimeSpan> regimes, List<string> names, (double Top, double Bottom) band, string wash)
    {
        for (var i = 0; i < regimes.Count;)
        {
            var (name, from, to) = (regimes[i].Name, scale.Within(regimes[i].From), scale.Within(regimes[i].To));
            for (i++; i < regimes.Count && (regimes[i].Name == name ? scale.Within(regimes[i].From) <= to + 0.5 : scale.Within(regimes[i].To) <= to + 0.2); i++)
                to = Math.Max(to, scale.Within(regimes[i].To));
            canvas.Box(StyleOf(name, names) + wash, from, band.Top, to - from, band.Bottom - band.Top);
            var seen = SeenText.Of(name);
            if (wash.Length == 0 && SeenText.Width(seen, Canvas.FontSize) + 8 < to - from)
                canvas.Label(seen, from + 4, band.Bottom - 3.5);
        }

        canvas.Svg.Break();
    }

    private static string SummaryOf(Measure measure, PointSeries value, PointSeries fall, PointSeries exposure, PointSeries positions, List<RegimeSpan> regimes, TimeScale scale)
    {
        List<string> parts = [];
        if (value is { First: { } first, Last: { } last, Lowest: { } low, Highest: { } high })
        {
            parts.Add(value.Count == 1
                ? $"Value {Text(first)} on {On(first)}"
                : $"Value from {Text(first)} on {On(first)} to {Text(last)} on {On(last)}{(first.Value > 0 ? $" ({NumberText.Change((last.Value / first.Value) - 1)})" : string.Empty)}");
            if (value.Count > 1)
                parts.Add($"lowest {Text(low)} on {On(low)}, highest {Text(high)} on {On(high)}");
        }
        else
        {
            parts.Add("No values are recorded");
        }

        if (fall.Lowest is { } deepest)
            parts.Add(deepest.Value < 0 ? $"deepest drawdown {NumberText.Of(deepest.Value, Measure.Share)} on {On(deepest)}" : "no drawdown");
        if (exposure.Last is { } invested)
            parts.Add($"exposure {NumberText.Of(invested.Value, Measure.Share)} at the end");
        if (positions.Last is { } held)
            parts.Add($"{NumberText.Of(held.Value, Measure.Count())} position{(held.Value == 1 ? string.Empty : "s")} at the end");
        if (regimes.Count > 0)
            parts.Add($"last regime {regimes[^1].Name}");
        return string.Join("; ", parts) + ".";

        string Text(ChartPoint point) => NumberText.Of(point.Value, measure);

        string On(ChartPoint point) => DateText.Of(point.Time, scale.Span);
    }
}
