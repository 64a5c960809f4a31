using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts.Drawing;

/// <summary>The bands of a value chart above one axis of times: value, drawdown, and exposure with positions.</summary>
internal sealed class Bands
{
    private readonly ValueRange _value;
    private readonly IReadOnlyList<Tick> _valueTicks;
    private readonly IReadOnlyList<Tick> _fallTicks;
    private readonly IReadOnlyList<Tick> _exposureTicks;
    private readonly IReadOnlyList<Tick> _positionTicks;
    private readonly ValueRange _exposure;
    private readonly ValueRange _positions;
    private readonly string _unit;
    private readonly string _fallUnit;

    private Bands(Measure measure, PointSeries value, PointSeries fall, PointSeries exposure, PointSeries positions, int height)
    {
        _value = RangeOf(value, null) ?? new ValueRange(0, 1);
        (_valueTicks, _unit) = NumberTicks.Linear(_value, Math.Clamp(height / 70, 2, 7), measure);
        if (value.Count == 0)
            _valueTicks = [];
        Fall = fall.Lowest is { } lowest ? new ValueRange(Math.Min(lowest.Value * 1.05, -0.005), 0) : null;
        (_fallTicks, _fallUnit) = Fall is { } falls ? NumberTicks.Linear(falls, 2, Measure.Share) : ([], string.Empty);
        _exposure = RangeOf(exposure, 1) ?? new ValueRange(0, 1);
        _exposureTicks = exposure.Count > 0 ? NumberTicks.Linear(_exposure, 2, Measure.Share).Ticks : [];
        _positions = RangeOf(positions, 1) ?? new ValueRange(0, 1);
        _positionTicks = positions.Count > 0 ? NumberTicks.Linear(_positions, 2, Measure.Count()).Ticks : [];
        HasValue = value.Count > 0;
        Third = exposure.Count + positions.Count > 0;
    }

    /// <summary>The range of the drawdown, or null when it has no band.</summary>
    public ValueRange? Fall { get; }

    /// <summary>Whether there is a value to show.</summary>
    public bool HasValue { get; }

    /// <summary>Whether there is a third band.</summary>
    public bool Third { get; }

    public double AxisWidth => Math.Max(28, Canvas.WidthOf(_valueTicks.Concat(_fallTicks).Concat(_exposureTicks)));

    public double PositionsWidth => Canvas.WidthOf(_positionTicks) + 4;

    public static Bands Of(Measure measure, PointSeries value, PointSeries fall, PointSeries exposure, PointSeries positions, int height) =>
        new(measure, value, fall, exposure, positions, height);

    /// <summary>Where the bands lie: their shares of the height are 5, 2 and 2, and one of the value when there is none.</summary>
    public BandPlaces Place(double top, double bottom, double gap, double ribbon)
    {
        var parts = (Fall is null ? 0 : 2) + (Third ? 2 : 0);
        var gaps = (Fall is null ? 0 : gap) + (Third ? gap : 0) + ribbon;
        var first = HasValue ? 5 : 1;
        var part = Math.Max(2, (bottom - top - gaps) / (first + parts));
        var value = (Top: top, Bottom: top + (first * part));
        var strip = (Top: value.Bottom, Bottom: value.Bottom + ribbon);
        var fall = (Top: strip.Bottom + gap, Bottom: strip.Bottom + gap + (2 * part));
        var third = Fall is null ? fall : (Top: fall.Bottom + gap, Bottom: fall.Bottom + gap + (2 * part));
        return new BandPlaces(value, strip, fall, third);
    }

    public void DrawValue(Canvas canvas, TimeScale times, PointSeries value, BandPlaces places)
    {
        var scale = new LinearScale(_value, places.Value.Bottom, places.Value.Top);
        canvas.NumberAxis(_valueTicks, scale, times.Start, times.End);
        canvas.Label(Title("Value", _unit), times.Start, places.Value.Top - 5, "quiet");
        canvas.Curve("line line-value", PixelColumns.Reduce(value.Points, times), times, scale);
    }

    public void DrawFall(Canvas canvas, TimeScale times, PointSeries fall, BandPlaces places)
    {
        var scale = new LinearScale(Fall!.Value, places.Fall.Bottom, places.Fall.Top);
        var points = PixelColumns.Reduce(fall.Points, times);
        canvas.Area("area-fall", points, times, scale, places.Fall.Top);
        canvas.NumberAxis(_fallTicks, scale, times.Start, times.End);
        canvas.Label(Title("Drawdown", _fallUnit), times.Start, places.Fall.Top - 5, "quiet");
        canvas.Curve("line line-fall", points, times, scale);
    }

    public void DrawExposure(Canvas canvas, TimeScale times, PointSeries exposure, PointSeries positions, BandPlaces places)
    {
        var x = times.Start;
        if (exposure.Count > 0)
        {
            var scale = new LinearScale(_exposure, places.Third.Bottom, places.Third.Top);
            var points = PixelColumns.Reduce(exposure.Points, times);
            canvas.Area("area-exposure", points, times, scale, places.Third.Bottom);
            canvas.NumberAxis(_exposureTicks, scale, times.Start, times.End);
            canvas.Curve("line line-exposure", points, times, scale);
            canvas.Label("Exposure, %", x, places.Third.Top - 5, "quiet");
            x += SeenText.Width("Exposure, %", Canvas.FontSize) + 14;
        }

        if (positions.Count > 0)
        {
            var scale = new LinearScale(_positions, places.Third.Bottom, places.Third.Top);
            canvas.Line("line line-positions", x, places.Third.Top - 9, x + 14, places.Third.Top - 9);
            canvas.Label("Positions (right)", x + 18, places.Third.Top - 5, "quiet");
            foreach (var tick in _positionTicks)
                canvas.Label(tick.Label, times.End + 5, scale.At(tick.Value) + 4, "tick");
            canvas.Curve("line line-positions", Steps(PixelColumns.Reduce(positions.Points, times)), times, scale);
        }
    }

    private static string Title(string name, string unit) => unit.Length == 0 ? name : $"{name}, {unit}";

    private static ValueRange? RangeOf(PointSeries series, double? atLeast)
    {
        if (series is not { Lowest: { } low, Highest: { } high })
            return null;
        return atLeast is { } least ? new ValueRange(Math.Min(0, low.Value), Math.Max(least, high.Value)) : new ValueRange(low.Value, high.Value);
    }

    // A number holds until the next one.
    private static List<ChartPoint> Steps(List<ChartPoint> points)
    {
        List<ChartPoint> steps = new(points.Count * 2);
        foreach (var point in points)
        {
            if (steps.Count > 0 && double.IsFinite(point.Value) && double.IsFinite(steps[^1].Value) && steps[^1].Value != point.Value)
                steps.Add(point with { Value = steps[^1].Value });
            steps.Add(point);
        }

        return steps;
    }
}

/// <summary>Where the bands of a value chart lie, from top to bottom.</summary>
internal readonly record struct BandPlaces((double Top, double Bottom) Value, (double Top, double Bottom) Ribbon, (double Top, double Bottom) Fall, (double Top, double Bottom) Third);
