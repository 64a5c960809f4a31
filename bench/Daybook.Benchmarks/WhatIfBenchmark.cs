using System.Diagnostics;
using Daybook.Engine.WhatIf;

namespace Daybook.Benchmarks;

/// <summary>A sweep over 28 assets and 8,000 days of daily rebalancing: replays a minute over all cores.</summary>
internal sealed class WhatIfBenchmark : IBenchmark
{
    private const int Assets = 28;
    private const int Days = 8_000;
    private const string Grid = "whipsaw.period_days=7..21:2,grace.days=3..5";

    public string Name => "whatif";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var options = ReplayBenchmark.Options(run, Assets, Days);
        var plan = SweepGrid.Parse(Grid).Over(options.Rebalance.Configuration);
        run.Say($"whatif: {plan.Variants.Count + 1} replays of {Assets} assets over {Days:N0} days");
        Timing.Settle();
        var start = Stopwatch.GetTimestamp();
        await Counterfactual.RunAsync(options, plan.Variants, cancellationToken: cancellationToken).ConfigureAwait(false);
        var minutes = Stopwatch.GetElapsedTime(start).TotalMinutes;
        return
        [
            new("whatif_runs_per_min", (plan.Variants.Count + 1) / minutes, "runs/min", $"replays of a sweep, {Assets} assets, {Days:N0} days, daily rebalancing, the first one included") { Bar = Bar.AtLeast(60) },
        ];
    }
}
