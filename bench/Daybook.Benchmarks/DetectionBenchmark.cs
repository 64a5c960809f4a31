using Daybook.Benchmarks.Detection;
using Daybook.Market.Simulation;

namespace Daybook.Benchmarks;

/// <summary>How often the regime that prices show is the one that a simulated market was in, beside guesses that know the past and look at no price.</summary>
internal sealed class DetectionBenchmark : IBenchmark
{
    private const int Markets = 20;

    public string Name => "detection";

    public Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"detection: {Markets} simulated markets of ten years");
        var report = DetectionTrial.Run(Enumerable.Range(0, Markets).Select(number => Market(unchecked((ulong)run.Seed) + (ulong)number, cancellationToken)));
        return Task.FromResult<IReadOnlyList<Measurement>>(
        [
            new("detection_accuracy.detector", report.Detector.Balanced, string.Empty, $"balanced accuracy of the regimes that are detected from prices, {report.Detector.Days:N0} days of {Markets} markets"),
            new("detection_accuracy.majority", report.Majority.Balanced, string.Empty, "always the regime that the market is in most often"),
            new("detection_accuracy.last_revealed", report.LastRevealed.Balanced, string.Empty, "always the last one, for a guesser who is told the true regime at the end of every month"),
            new("detection_accuracy.day_before", report.DayBefore.Balanced, string.Empty, "always the last one, for a guesser who is told it every evening"),
            new("detection_lag_days", report.EquivalentLag, "days", "trading days after which being told the truth is worth no more than detection"),
        ]);
    }

    private static SimulatedMarket Market(ulong seed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return MarketSimulator.Run(new SimulationOptions { Seed = seed, Assets = 1 });
    }
}
