using Daybook.Benchmarks.Detection;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Engine.Tests.Regimes.Trials;

/// <summary>How well the regimes of simulated markets are detected: measured on fixed seeds, which were not chosen.</summary>
public sealed class DetectionTrialTests
{
    private const double Chance = 0.25;

    private static readonly Lazy<DetectionReport> Usual = new(() => DetectionTrial.Run(Markets(new SimulationOptions { Assets = 1 })));

    [Fact]
    public void Detection_is_clearly_better_than_chance_and_than_the_majority()
    {
        var report = Usual.Value;
        Say(report);

        Assert.Equal(10, report.Markets);
        Assert.True(report.Detector.Balanced > Chance + 0.15);
        Assert.True(report.Detector.Balanced > report.Majority.Balanced + 0.1);
        Assert.All(MarketRegime.Known, regime => Assert.True(report.Detector.Recall(regime) > Chance));
        Assert.True(report.Detector.Recognised > report.Detector.Changes / 2);
        Assert.InRange(report.EquivalentLag!.Value, 40, 200);
    }

    [Fact]
    public void Whoever_is_told_the_truth_does_better_and_the_sooner_the_better()
    {
        var report = Usual.Value;

        Assert.True(report.DayBefore.Balanced > 0.98);
        Assert.Equal(1, report.DayBefore.MeanDelayDays!.Value, 9);
        Assert.InRange(report.LastRevealed.Balanced!.Value, 0.8, report.DayBefore.Balanced!.Value);
        Assert.InRange(report.LastRevealed.MeanDelayDays!.Value, 5, 20);
        Assert.True(report.Detector.Balanced < report.LastRevealed.Balanced);
        Assert.All([report.Majority, report.LastRevealed, report.DayBefore], other => Assert.Equal(report.Detector.Days, other.Days));
    }

    [Fact]
    public void Regimes_that_last_longer_are_detected_better()
    {
        var lasting = new RegimeDurations { Goldilocks = 750, Deflation = 750, Inflation = 750, Reflation = 750 };
        var longer = DetectionTrial.Run(Markets(new SimulationOptions { Assets = 1, Durations = lasting }));
        Say(longer);

        Assert.True(longer.Detector.Balanced > Usual.Value.Detector.Balanced + 0.05);
    }

    [Fact]
    public void What_is_detected_is_what_a_watch_reads_day_after_day()
    {
        var market = MarketSimulator.Run(new SimulationOptions { Assets = 1, TradingDays = 400 });
        var windows = new RegimePriceOptions { SlowSessions = 63, MiddleSessions = 42, FastSessions = 21 };
        var state = RegimeState.Empty;
        List<MarketRegime?> read = [];
        var prices = market.ToRegimePrices();
        foreach (var (date, _) in market.Regimes)
        {
            var observation = RegimeFromPrices.Observe(prices, new DateTimeOffset(date, new TimeOnly(21, 0), TimeSpan.Zero), windows).Observation;
            var decision = RegimeWatch.Decide(state, observation, new RegimeOptions());
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            read.Add(decision.Context.Reading.IsAssumed ? null : decision.Context.Reading.Regime);
        }

        Assert.Equal(read, DetectedRegimes.In(market, windows: windows));
        Assert.Equal(63, read.FindIndex(regime => regime is not null));
        Assert.True(read.Distinct().Count() > 2);
    }

    [Fact]
    public void A_market_too_short_to_detect_anything_is_not_judged()
    {
        var report = DetectionTrial.Run([MarketSimulator.Run(new SimulationOptions { Assets = 1, TradingDays = 200 })]);

        Assert.Equal((1, 0, null, null), (report.Markets, report.Detector.Days, report.Detector.Balanced, report.EquivalentLag));
        Assert.Equal(0, DetectionTrial.Run([]).Detector.Days);
    }

    private static IEnumerable<SimulatedMarket> Markets(SimulationOptions options) => Enumerable.Range(1, 10).Select(seed => MarketSimulator.Run(options with { Seed = (ulong)seed }));

    private static void Say(DetectionReport report)
    {
        foreach (var (name, accuracy) in new[] { ("detector", report.Detector), ("majority", report.Majority), ("last revealed", report.LastRevealed), ("day before", report.DayBefore) })
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: balanced {accuracy.Balanced:0.000}, plain {accuracy.Plain:0.000}, {accuracy.Recognised} of {accuracy.Changes} changes, {accuracy.MeanDelayDays:0.0} days late; "
                + string.Join(", ", MarketRegime.Known.Select(regime => $"{regime} {accuracy.Recall(regime):0.00}")));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"as good as the truth {report.EquivalentLag?.ToString() ?? "many"} days late");
    }
}
