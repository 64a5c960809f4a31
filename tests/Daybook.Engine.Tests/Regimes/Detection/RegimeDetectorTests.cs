using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Market.Regimes;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Detection;

public sealed class RegimeDetectorTests
{
    private static readonly RegimeDetectionOptions Options = new();

    [Fact]
    public void A_regime_that_returns_begins_anew_on_the_day_of_its_return()
    {
        var decisions = Play("GGGDDG").Decisions;
        var back = decisions[^1].Context.Reading;

        Assert.Equal((0, Day(5)), (back.DurationDays, back.Since));
        Assert.Equal((0.5 * 3 / 5) + (0.2 * 0.7), back.Stability, 9);
    }

    [Fact]
    public void A_regime_that_goes_on_keeps_its_beginning_through_a_day_without_an_observation()
    {
        var reading = Play("GG.GD.-D").Decisions[^1].Context.Reading;

        Assert.Equal((3, Day(4)), (reading.DurationDays, reading.Since));
    }

    [Fact]
    public void Without_a_regime_Goldilocks_is_assumed_and_nothing_is_remembered()
    {
        var before = After("DD");
        var reading = RegimeDetector.Detect(before.Detection, Observe(null, Day(2)), Options);

        Assert.True(reading.IsAssumed);
        Assert.Equal(
            (MarketRegime.Goldilocks, 0.3, 0.5, 0.4, new TimeframeConfidences(0.3, 0.3, 0.3)),
            (reading.Regime, reading.Confidence, reading.Stability, reading.Strength, reading.Timeframes));
        Assert.Equal(before.Detection, RegimeWatch.Decide(before, Observe(null, Day(2)), new RegimeOptions()).Events.Aggregate(before, RegimeWatch.Apply).Detection);
    }

    [Theory]
    [InlineData("Goldilocks", (0.4 / 3) + 0.2 + 0.1)]
    [InlineData("Deflation", 0.5)]
    [InlineData("Stagflation", 0.5)]
    public void Strength_without_indicators_is_what_neutral_ones_give(string regime, double strength)
    {
        var reading = RegimeDetector.Detect(RegimeDetectionState.Empty, Observe(regime, Start), Options);

        Assert.Equal(strength, reading.Strength, 9);
    }

    [Fact]
    public void Confidence_is_the_sources_and_that_of_the_time_frames()
    {
        Assert.Equal((0.4 * 0.9) + (0.6 * ((0.5 * 0.75) + (0.3 * 0.7) + (0.2 * 0.65))), Confidence("Deflation", 0.9), 9);
        Assert.Equal((0.4 * 1) + (0.6 * 0.6), Confidence("Stagflation", 7), 9);
        Assert.Equal(0.6 * 0.6, Confidence("Stagflation", double.NaN), 9);
    }

    [Fact]
    public void Stability_looks_at_the_last_ten_readings_and_at_thirty_days()
    {
        var afterTen = RegimeDetector.Detect(After("DGGGGGGGGGG").Detection, Observe("Goldilocks", Day(11)), Options);
        Assert.Equal(0.5 + (0.3 * 10 / 30) + 0.14, afterTen.Stability, 9);
        var afterEleven = RegimeDetector.Detect(After("DGGGGGGGGG").Detection, Observe("Goldilocks", Day(10)), Options);
        Assert.Equal((0.5 * 9 / 10) + (0.3 * 9 / 30) + 0.14, afterEleven.Stability, 9);
        var old = RegimeDetector.Detect(After("R").Detection, Observe("Reflation", Day(300)), Options);
        Assert.Equal(0.5 + 0.3 + 0.08, old.Stability, 9);
    }

    [Theory]
    [InlineData("Goldilocks", 0.7)]
    [InlineData("Deflation", 0.6)]
    [InlineData("Inflation", 0.5)]
    [InlineData("Reflation", 0.4)]
    [InlineData("Stagflation", 0.5)]
    public void Every_regime_has_a_steadiness_of_its_own(string regime, double steadiness)
    {
        var state = RegimeDetector.Apply(
            RegimeDetectionState.Empty, RegimeEvents.Detected(Old("Other"), Observe("Other", Day(10)), isNew: true, Options));
        Assert.Equal(0.2 * steadiness, RegimeDetector.Detect(state, Observe(regime, Day(11)), Options).Stability, 9);
    }

    [Fact]
    public void Times_are_cut_to_the_microsecond_and_a_clock_that_goes_back_lasts_no_time()
    {
        Assert.Equal(Start, RegimeDetector.Detect(RegimeDetectionState.Empty, Observe("Goldilocks", Start.AddTicks(9)), Options).At);
        Assert.Equal(0, RegimeDetector.Detect(After("GGG").Detection, Observe("Goldilocks", Day(-5)), Options).DurationDays);
    }

    [Fact]
    public void The_history_keeps_the_last_fifty_readings()
    {
        var history = After(new string('G', 10) + new string('D', RegimeDetectionState.Capacity + 5)).Detection.History;

        Assert.Equal(RegimeDetectionState.Capacity, history.Count);
        Assert.Equal((Day(15), Day(64)), (history[0].At, history[^1].At));
        Assert.All(history, reading => Assert.Equal(Day(10), reading.Since));
    }

    private static double Confidence(string regime, double baseConfidence) =>
        RegimeDetector.Detect(RegimeDetectionState.Empty, Observe(regime, Start, baseConfidence), Options).Confidence;
}
