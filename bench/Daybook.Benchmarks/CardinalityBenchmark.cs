using Daybook.Events;

namespace Daybook.Benchmarks;

/// <summary>Appending where nearly every event speaks of another asset, as with option symbols, beside the standard workload.</summary>
internal sealed class CardinalityBenchmark : IBenchmark
{
    private const int Events = 32 * BenchmarkRun.Group;
    private const int Many = 20_000;
    private const int Rounds = 5;

    public string Name => "cardinality";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"cardinality: {Events:N0} events, {Rounds} rounds");
        PortfolioEvent[] few = [.. run.Workload(Events).Events()];
        PortfolioEvent[] many = [.. (run.Workload(Events) with { Assets = Many }).Events()];
        var (fewTimes, manyTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Timing.Settle();
            fewTimes.Add((await BenchmarkRun.AppendAsync(run.NewPath("append"), few, cancellationToken).ConfigureAwait(false)).TotalSeconds);
            Timing.Settle();
            manyTimes.Add((await BenchmarkRun.AppendAsync(run.NewPath("append"), many, cancellationToken).ConfigureAwait(false)).TotalSeconds);
        }

        return
        [
            new("high_cardinality", Timing.Median(fewTimes) / Timing.Median(manyTimes), "", $"appending events of {Many:N0} assets over appending events of 200") { Bar = Bar.AtLeast(0.7) },
        ];
    }
}
