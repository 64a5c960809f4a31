using CsCheck;
using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Tests.Support;
using Daybook.Charts.Words;

namespace Daybook.Charts.Tests;

/// <summary>Whatever the numbers and times are, there is a picture of finite numbers, and no extreme is lost.</summary>
public sealed class ExtremeNumberTests
{
    private static readonly Gen<double> s_value = Gen.OneOf(
        Gen.Double[-10, 10], Gen.Double[1e-9, 1e15], Gen.Double[-1e300, 1e300], Gen.OneOf(0.0, -0.0, 1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon));

    private static readonly Gen<TimeSpan> s_span = Gen.OneOf(Gen.Long[0, 20], Gen.Long[0, TimeSpan.TicksPerSecond], Gen.Long[0, TimeSpan.TicksPerDay * 40], Gen.Long[0, TimeSpan.TicksPerDay * 366 * 30]).Select(TimeSpan.FromTicks);

    private static readonly Gen<DateTimeOffset> s_time = Gen.OneOf(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Long[new DateTime(1995, 1, 1).Ticks, new DateTime(2030, 1, 1).Ticks]).Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    [Fact]
    public void Whatever_the_numbers_are_there_is_a_picture() => Gen.Select(Gen.Select(s_time, s_value).Array[0, 12], s_value, s_value, s_span, Gen.Int[80, 1_200]).Sample((raw, one, two, span, width) =>
    {
        List<ChartPoint> points = [.. raw.Select(point => new ChartPoint(point.Item1, point.Item2))];
        var frame = new PictureFrame("p", "t", width, 60 + (width / 4));
        foreach (var measure in new[] { Measure.Number("USD"), Measure.Count(), Measure.Share, Measure.Seconds, Measure.Bytes })
        {
            SafeMarkup.Holds(ValueChart.Draw(new ValueSeries { Value = points, Measure = measure, Exposure = points, Positions = points }, frame));
            SafeMarkup.Holds(LinesChart.Draw(new LinesData { Lines = [new("a", points)], Measure = measure, Limit = one }, frame));
            SafeMarkup.Holds(LinesChart.Draw(new LinesData { Lines = [new("a", points)], Measure = measure, IsLogarithmic = true, Limit = two }, frame));
            SafeMarkup.Holds(ScaleChart.Draw(new ScaleCheck("a", one, two, ScaleVerdict.Refused) { Comparison = ScaleComparison.Less, Measure = measure, Least = two, Most = one }, frame));
            SafeMarkup.Holds(SparkLine.Draw(points, measure, frame));
        }

        var start = raw.Length > 0 ? raw[0].Item1 : Made.Start;
        SafeMarkup.Holds(DecayChart.Draw(new DecayPeriod("a", start, (int)span.TotalDays, one, two, one, start), frame));
        SafeMarkup.Holds(WaterfallChart.Draw([.. raw.Select((point, i) => new WaterfallRow("a", i, point.Item1, i % 3 == 0 ? null : span))], frame));
    }, iter: 300);

    [Fact]
    public void Extremes_survive_the_reduction_to_columns() => Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 3_000], Gen.Int[1, 300]).Sample((values, width) =>
    {
        List<ChartPoint> points = [.. values.Select((value, i) => new ChartPoint(Made.Start.AddMinutes(i), value))];
        var scale = new TimeScale(points[0].Time, points[^1].Time, 0, width);
        var kept = PixelColumns.Reduce(points, scale);

        Assert.True(kept.Count <= 4 * (width + 1));
        Assert.Equal((points[0], points[^1]), (kept[0], kept[^1]));
        Assert.Equal((values.Min(), values.Max()), (kept.Min(point => point.Value), kept.Max(point => point.Value)));
        Assert.Equal(kept.OrderBy(point => point.Time), kept);
    }, iter: 300);

    [Fact]
    public void Labels_of_times_never_overlap_and_stand_at_boundaries() => Gen.Select(s_time, s_span, Gen.Int[60, 1_200]).Sample((from, span, width) =>
    {
        var to = from.UtcTicks + span.Ticks > DateTimeOffset.MaxValue.UtcTicks ? DateTimeOffset.MaxValue : from + span;
        var scale = new TimeScale(from, to, 30, 30 + width);
        var ticks = CalendarTicks.Of(scale, 11);
        for (var i = 0; i < ticks.Count; i++)
        {
            var half = SeenText.Width(ticks[i].Label, 11) / 2;
            Assert.InRange(ticks[i].Time, scale.From.UtcDateTime, scale.To.UtcDateTime);
            Assert.True(ticks[i].LabelAt - half >= 29.99 && ticks[i].LabelAt + half <= 30.01 + width);
            Assert.True(i == 0 || ticks[i - 1].LabelAt + (SeenText.Width(ticks[i - 1].Label, 11) / 2) < ticks[i].LabelAt - half);
        }

        var contexts = ticks.Where(tick => tick.Context.Length > 0).ToList();
        for (var i = 1; i < contexts.Count; i++)
            Assert.True(contexts[i - 1].ContextAt + SeenText.Width(contexts[i - 1].Context, 11) < contexts[i].ContextAt);
    }, iter: 5_000);

    [Theory]
    [InlineData(1)]
    [InlineData(3_600)]
    [InlineData(86_400 * 3)]
    [InlineData(86_400.0 * 365.25 * 30)]
    public void Every_span_has_marks(double seconds) => Assert.NotEmpty(CalendarTicks.Of(new TimeScale(Made.Start, Made.Start.AddSeconds(seconds), 0, 300), 11));

    [Fact]
    public void Marks_of_numbers_lie_within_their_range_at_1_2_and_5() => Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[1e-9, 1e15], Gen.Int[2, 8]).Sample((from, size, wanted) =>
    {
        var range = new ValueRange(from, from + size);
        var (ticks, _) = NumberTicks.Linear(range, wanted, Measure.Number());

        Assert.InRange(ticks.Count, 1, (2.6 * wanted) + 1);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, range.From, range.To));
        Assert.Contains(NumberTicks.StepOf(size).ToString("e0", System.Globalization.CultureInfo.InvariantCulture)[..1], new[] { "1", "2", "5" });
    }, iter: 5_000);

    [Theory]
    [InlineData(-0.0, "0 %")]
    [InlineData(-0.0000001, "0 %")]
    [InlineData(0.125, "12.5 %")]
    [InlineData(-0.27112, "-27.11 %")]
    public void A_share_that_rounds_to_nothing_has_no_sign(double share, string text) => Assert.Equal(text, NumberText.Of(share, Measure.Share));

    [Theory]
    [InlineData(1234.5, "1,235 USD")]
    [InlineData(1_234_567, "1.235 M USD")]
    [InlineData(1e15, "1 P USD")]
    [InlineData(-0.0, "0 USD")]
    public void Numbers_have_separators_prefixes_and_a_unit(double value, string text) => Assert.Equal(text, NumberText.Of(value, Measure.Number("USD")));

    [Fact]
    public void Two_hundred_thousand_points_stay_small() =>
        Assert.InRange(ValueChart.Draw(new ValueSeries { Value = Made.Walk(200_000, 1e6, 0.001, TimeSpan.FromMinutes(5)) }, Made.Frame("t")).Svg.Length, 1_000, 150_000);

    [Fact]
    public void Sixty_lanes_of_a_thousand_columns_stay_small() => Assert.InRange(SwimlaneChart.Draw(Made.Far(60, 1_000, 5), Made.Frame("t")).Svg.Length, 1_000, 120_000);
}
