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
    /// <param name="progress">Told after every day of a replay, and when one has ended; never two at a time.</param>
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
        options.Validate();
        var (legal, refused) = VariantConfigurations.Of(inForce.Rebalance.Configuration, variants);
        if (refused.Count > 0)
            throw new VariantsRefusedException(refused);

        var market = new ReplayMarket(inForce);
        var days = ReplayDays.Of(inForce, market);
        var count = new ProgressCount(progress, variants.Count + 1, days.Count);
        var replay = new Replayer(inForce with { From = days[0], To = days[^1] }, market, count, cancellationToken);
        var stream = new DecisionStream();
        var first = await Task.Run(() => replay.RunAsync(Variant.AsIs, inForce.Rebalance.Configuration, stream), cancellationToken).ConfigureAwait(false);

        var runs = new CounterfactualRun[variants.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, runs.Length, parallel, async (i, _) =>
        {
            var comparison = new DecisionComparison(stream.Rebalances, options.Examples);
            var run = await replay.RunAsync(legal[i].Variant, legal[i].Configuration, comparison).ConfigureAwait(false);
            runs[i] = run with { Changes = comparison.Finish() };
        }).ConfigureAwait(false);
        return new CounterfactualResult(first, runs, days);
    }

    private sealed class Replayer(ReplayOptions inForce, ReplayMarket market, ProgressCount count, CancellationToken cancellationToken)
    {
        public async Task<CounterfactualRun> RunAsync(Variant variant, EngineConfiguration configuration, IReplayLog log)
        {
            var options = inForce with { Rebalance = inForce.Rebalance.Under(configuration) };
            var result = await new ReplayRun(options, log, market).RunAsync(count, cancellationToken).ConfigureAwait(false);
            count.End();
            return new CounterfactualRun
            {
                Variant = variant,
                Configuration = configuration,
                ConfigurationDigest = configuration.ComputeDigest(),
                Performance = result.Performance,
                Returns = Returns(result.Values),
                Rebalances = result.Rebalances,
                Fills = result.Fills,
                Protections = result.Protections,
                Changes = DecisionChanges.None,
            };
        }
    }

    private static double[] Returns(IReadOnlyList<DailyValue> values)
    {
        var returns = new double[values.Count - 1];
        for (var i = 0; i < returns.Length; i++)
            returns[i] = values[i].Value > 0 ? (values[i + 1].Value / values[i].Value) - 1 : double.NaN;
        return returns;
    }

    private sealed class ProgressCount(IProgress<CounterfactualProgress>? progress, int total, int daysOfEach) : IProgress<ReplayProgress>
    {
        private readonly Lock _lock = new();
        private int _done;
        private long _days;

        public void Report(ReplayProgress value) => Tell(days: 1);

        public void End() => Tell(replays: 1);

        private void Tell(int replays = 0, int days = 0)
        {
            if (progress is null)
                return;
            lock (_lock)
            {
                _done += replays;
                _days += days;
                progress.Report(new CounterfactualProgress(_done, total, _days, (long)total * daysOfEach));
            }
        }

    }
}
