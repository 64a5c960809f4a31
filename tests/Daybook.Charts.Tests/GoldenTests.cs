using Daybook.Charts.Tests.Support;

namespace Daybook.Charts.Tests;

/// <summary>Each chart as it was looked at, on a page of a desk and on one of a telephone.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData(360, 320)]
    [InlineData(1_100, 420)]
    public void Value(int width, int height) => GoldenPicture.Holds($"value-{width}", ValueChart.Draw(Made.Portfolio, Made.Frame("Value of the demo", width, height, $"value-{width}")));

    [Theory]
    [InlineData(360, 240)]
    [InlineData(1_100, 280)]
    public void Exposure_of_a_portfolio_that_records_no_values(int width, int height) =>
        GoldenPicture.Holds($"exposure-{width}", ValueChart.Draw(Made.Portfolio with { Value = [] }, Made.Frame("Exposure of the demo", width, height, $"exposure-{width}")));

    [Theory]
    [InlineData(360, 160)]
    [InlineData(1_100, 170)]
    public void Histogram(int width, int height) => GoldenPicture.Holds($"histogram-{width}", HistogramChart.Draw(Made.Events, Made.Frame("Events per hour", width, height, $"histogram-{width}")));

    [Theory]
    [InlineData(360)]
    [InlineData(1_100)]
    public void Swimlanes_from_far(int width) => GoldenPicture.Holds($"swimlane-far-{width}", SwimlaneChart.Draw(Made.Far(12, 500, 7), Made.Frame("Events by asset", width, 300, $"far-{width}")));

    [Theory]
    [InlineData(360)]
    [InlineData(1_100)]
    public void Swimlanes_from_near(int width) => GoldenPicture.Holds($"swimlane-near-{width}", SwimlaneChart.Draw(Made.Near, Made.Frame("One rebalance", width, 150, $"near-{width}")));

    [Theory]
    [InlineData(360)]
    [InlineData(1_100)]
    public void Waterfall(int width) => GoldenPicture.Holds($"waterfall-{width}", WaterfallChart.Draw(Made.Trace, Made.Frame("Rebalance of 3 November", width, 100, $"waterfall-{width}")));

    [Theory]
    [InlineData(360, 200)]
    [InlineData(700, 240)]
    public void Lines_on_a_logarithmic_axis(int width, int height) => GoldenPicture.Holds($"lines-log-{width}", LinesChart.Draw(Made.Percentiles, Made.Frame("Execution time", width, height, $"log-{width}")));

    [Theory]
    [InlineData(360, 200)]
    [InlineData(700, 240)]
    public void Lines(int width, int height) => GoldenPicture.Holds($"lines-{width}", LinesChart.Draw(Made.FileSize, Made.Frame("Size on disk", width, height, $"lines-{width}")));

    [Theory]
    [InlineData("passed", 0.857, 0.65, ScaleComparison.GreaterOrEqual, ScaleVerdict.Passed)]
    [InlineData("refused", 1.0, 1.0, ScaleComparison.Less, ScaleVerdict.Refused)]
    [InlineData("overridden", 3.0, 5.0, ScaleComparison.GreaterOrEqual, ScaleVerdict.Overridden)]
    [InlineData("no-limit", 42.5, null, null, ScaleVerdict.Noted)]
    [InlineData("not-observed", null, 20_000_000.0, ScaleComparison.LessOrEqual, ScaleVerdict.Refused)]
    [InlineData("far-apart", 1e-9, 1e15, ScaleComparison.Greater, ScaleVerdict.Refused)]
    [InlineData("negative", -0.12, -0.1, ScaleComparison.Greater, ScaleVerdict.Refused)]
    [InlineData("no-numbers", null, null, null, ScaleVerdict.Refused)]
    public void Scale(string name, double? observed, double? limit, ScaleComparison? comparison, ScaleVerdict verdict) => GoldenPicture.Holds(
        $"scale-{name}",
        ScaleChart.Draw(new ScaleCheck("holding period", observed, limit, verdict) { Comparison = comparison, Measure = Measure.Number("days") }, Made.Frame("Holding period", 300, 36, $"scale-{name}")));

    [Theory]
    [InlineData(360, 160)]
    [InlineData(700, 180)]
    public void Decay(int width, int height) => GoldenPicture.Holds($"decay-{width}", DecayChart.Draw(Made.Decay, Made.Frame("Grace period of NVDA", width, height, $"decay-{width}")));

    [Fact]
    public void Spark_line() => GoldenPicture.Holds("spark", SparkLine.Draw(Made.Portfolio.Value, Measure.Number("USD"), Made.Frame("Value of the demo", 120, 24, "spark")));

    [Theory]
    [InlineData(360)]
    [InlineData(1_100)]
    public void Nothing(int width) => GoldenPicture.Holds($"nothing-{width}", HistogramChart.Draw(
        Made.Events with { Classes = [new("portfolio", new long[72])], Things = "refusals" }, Made.Frame("Refusals per hour", width, 120, $"nothing-{width}")));
}
