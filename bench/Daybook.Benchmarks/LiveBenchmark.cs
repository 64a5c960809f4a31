using System.Diagnostics;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Benchmarks;

/// <summary>A live rebalance of 500 assets: reading on, deciding and committing, alone and beside another writer of the same journal.</summary>
internal sealed class LiveBenchmark : IBenchmark
{
    private const int Assets = 500;
    private const int Days = 120;
    private const int Rounds = 41;
    private const int NeighboursEventsPerSecond = 5_000;
    private const int NeighboursGroup = 50;

    public string Name => "live";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"live: {Assets} assets, {Rounds} rebalances alone and beside {NeighboursEventsPerSecond:N0} events/s");
        var (options, snapshots) = await SnapshotsAsync(run, cancellationToken).ConfigureAwait(false);
        var path = run.NewPath("live");
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            using var rebalancer = await Rebalancer.OpenAsync(journal, options, cancellationToken).ConfigureAwait(false);
            var fsync = await FsyncAsync(journal, cancellationToken).ConfigureAwait(false);
            var alone = await RebalanceAsync(rebalancer, snapshots, cancellationToken).ConfigureAwait(false);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var neighbour = NeighbourAsync(path, run, stop.Token);
            var beside = await RebalanceAsync(rebalancer, snapshots, cancellationToken).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            var written = await neighbour.ConfigureAwait(false);
            return
            [
                new("rebalance_live_ms", Math.Max(0, alone.Median - fsync), "ms", $"a rebalance of {Assets} assets: reading on, deciding, committing; the median, less the time of one fsync") { Bar = Bar.AtMost(30) },
                new("rebalance_live_beside_ms", Math.Max(0, beside.Median - fsync), "ms", $"the same beside another writer's {written:N0} events/s in the same journal"),
                new("rebalance_live_refused", alone.Refused + beside.Refused, "", $"rebalances of {2 * Rounds} that were not recorded within 5 decisions") { Bar = Bar.AtMost(0) },
                new("fsync_ms", fsync, "ms", "one event that is committed and survives a power cut, the median"),
            ];
        }
    }

    /// <summary>What the rebalances of a short replay saw.</summary>
    private static async Task<(RebalanceOptions Options, List<MarketSnapshot> Snapshots)> SnapshotsAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var options = ReplayBenchmark.Options(run, Assets, Days);
        var journal = await Journal.OpenAsync(new MemoryStore { Snapshots = null }, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var session = journal.BeginSession(ReplayRun.SessionKind, metadata: RunFacts.Of(options.Rebalance));
            var log = new JournalReplayLog(journal, session);
            await new ReplayRun(options, log).RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await log.FlushAsync().ConfigureAwait(false);
            var snapshots = new List<MarketSnapshot>();
            await foreach (var recorded in RecordedRebalances.ReadAsync(journal, session.Id, cancellationToken).ConfigureAwait(false))
                snapshots.Add(recorded.Snapshot());
            return (options.Rebalance, [.. snapshots.TakeLast(Rounds)]);
        }
    }

    private static async Task<(double Median, int Refused)> RebalanceAsync(Rebalancer rebalancer, List<MarketSnapshot> snapshots, CancellationToken cancellationToken)
    {
        var (times, refused) = (new List<double>(), 0);
        foreach (var snapshot in snapshots)
        {
            var start = Stopwatch.GetTimestamp();
            var outcome = await rebalancer.RebalanceAsync(snapshot, cancellationToken: cancellationToken).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            refused += outcome.IsRecorded ? 0 : 1;
        }

        return (Timing.Median(times), refused);
    }

    private static async Task<double> FsyncAsync(Journal journal, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add(await Timing.MillisecondsAsync(() => journal.AppendAsync([PortfolioEvent.Create(EventTypes.OperationCompleted, DateTimeOffset.UnixEpoch, "measured")], cancellationToken: cancellationToken)).ConfigureAwait(false));
        return Timing.Median(times);
    }

    /// <summary>Writes what says nothing to the portfolio, through a connection of its own, until it is stopped.</summary>
    /// <returns>Events a second.</returns>
    private static async Task<double> NeighbourAsync(string path, BenchmarkRun run, CancellationToken stop)
    {
        PortfolioEvent[][] groups = [.. new StandardWorkload { Count = 200 * NeighboursGroup, Seed = run.Seed }.Events().Where(given => !EngineState.Types.Contains(given.Type)).Chunk(NeighboursGroup)];
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, CancellationToken.None).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var (start, written) = (Stopwatch.GetTimestamp(), 0L);
            while (!stop.IsCancellationRequested)
            {
                await journal.AppendAsync(groups[written / NeighboursGroup % groups.Length], Durability.Committed, cancellationToken: CancellationToken.None).ConfigureAwait(false);
                written += NeighboursGroup;
                var early = TimeSpan.FromSeconds(written / (double)NeighboursEventsPerSecond) - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.Zero)
                    await Task.Delay(early, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            }

            return written / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
