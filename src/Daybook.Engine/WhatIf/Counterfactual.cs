using Daybook.Engine.Configuration;
using Daybook.Engine.Performance;
using Daybook.Engine.Replay;

namespace Daybook.Engine.WhatIf;

/// <summary>
/// Replays the same prices with other settings, to see what they would have changed. All replays go over the same days, those of the settings in force, and each is exactly the
/// replay that <see cref="ReplayRun"/> makes of its settings: how many run at a time changes nothing.
/// </summary>
public static class Counterfactual
{
    /// <summary>Runs the settings in force, then all variants beside each other.</summary>
    /// <param name="inForce">The prices, and the settings in force.</param>
    /// <param name="variants">What is to be tried instead, each for itself.</param>
    /// <param name="options">How, or null for the defaults.</param>
    /// <param name="progress">Told whenever a replay has ended, never two at a time.</param>
    /// <param name="cancellationToken">Stops between two days of a replay.</param>
    /// <exception cref="VariantsRefusedException">Variants are not legal; the exception has all errors of all of them, and nothing was run.</exception>
    /// <exception cref="ArgumentException">An asset of the universe has no prices, there is no day to replay, or an option is out of its range.</exception>
    public static async Task<CounterfactualResult> RunAsync(
        ReplayOptions inForce,
        IReadOnlyList<Variant> variants,
        CounterfactualOptions? options = null,
        IProgress<CounterfactualProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(variants);
        options ??= new CounterfactualOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Examples, nameof(options));
        var (legal, refused) = VariantConfigurations.Of(inForce.Rebalance.Configuration, variants);
        if (refused.Count > 0)
            throw new VariantsRefusedException(refused);

        var market = new ReplayMarket(inForce);
        var days = ReplayDays.Of(inForce, market);
        var replay = new Replayer(inForce with { From = days[0], To = days[^1] }, market, cancellationToken);
        var count = new ProgressCount(progress, variants.Count + 1);
        var stream = new DecisionStream();
        var first = await Task.Run(() => replay.RunAsync(Variant.AsIs, inForce.Rebalance.Configuration, stream), cancellationToken).ConfigureAwait(false);
        count.Add();

        var runs = new CounterfactualRun[variants.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, runs.Length, parallel, async (i, _) =>
        {
            var comparison = new DecisionComparison(stream.Rebalances, options.Examples);
            var run = await replay.RunAsync(legal[i].Variant, legal[i].Configuration, comparison).ConfigureAwait(false);
            runs[i] = run with { Changes = comparison.Finish() };
            count.Add();
        }).ConfigureAwait(false);
        return new CounterfactualResult(first, runs);
    }

    private sealed class Replayer(ReplayOptions inForce, ReplayMarket market, CancellationToken cancellationToken)
    {
        public async Task<CounterfactualRun> RunAsync(Variant variant, EngineConfiguration configuration, IReplayLog log)
        {
            var options = inForce with { Rebalance = inForce.Rebalance.Under(configuration) };
            var result = await new ReplayRun(options, log, market).RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return new CounterfactualRun
            {
                Variant = variant,
                Configuration = configuration,
                ConfigurationDigest = configuration.ComputeDigest(),
                Performance = PerformanceReport.Of(result.Values, new TradingTotals(result.Traded, result.Costs)),
                Rebalances = result.Rebalances,
                Fills = result.Fills,
                Protections = result.Protections,
                Changes = DecisionChanges.None,
            };
        }
    }

    private sealed class ProgressCount(IProgress<CounterfactualProgress>? progress, int total)
    {
        private readonly Lock _lock = new();
        private int _done;

        public void Add()
        {
            lock (_lock)
                progress?.Report(new CounterfactualProgress(++_done, total));
        }
    }
}
