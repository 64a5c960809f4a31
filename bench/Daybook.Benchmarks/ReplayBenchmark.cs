using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Market.Simulation;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Benchmarks;

/// <summary>Replays with daily rebalancing: how long they take with every event in a journal, what the journal adds to that, and whether memory grows with the days.</summary>
internal sealed class ReplayBenchmark : IBenchmark
{
    private const int Rounds = 3;
    private const double Mebibyte = 1 << 20;

    public string Name => "replay";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var narrow = await MeasureAsync(run, 28, 8_000, cancellationToken).ConfigureAwait(false);
        var wide = await MeasureAsync(run, 500, 2_500, cancellationToken).ConfigureAwait(false);
        var append = await AppendMicrosAsync(run, cancellationToken).ConfigureAwait(false);
        var few = await LiveAsync(run, 28, 2_000, cancellationToken).ConfigureAwait(false);
        var many = await LiveAsync(run, 28, 8_000, cancellationToken).ConfigureAwait(false);
        return
        [
            new("replay_s_28x8000", narrow.Journaled, "s", "28 assets, 8,000 days, daily rebalancing, every event in the journal") { Bar = Bar.AtMost(10) },
            new("replay_s_500x2500", wide.Journaled, "s", "500 assets, 2,500 days, likewise") { Bar = Bar.AtMost(10) },
            new("journal_us_per_event", Math.Max(narrow.MicrosPerEvent, wide.MicrosPerEvent), "us", "wall time that the journal adds, per event; the larger of the two") { Bar = Bar.AtMost(6) },
            new("journal_vs_append", Math.Max(narrow.MicrosPerEvent, wide.MicrosPerEvent) / append, "", "that over the time of an event of the append benchmark") { Bar = Bar.AtMost(1.4) },
            new("journal_vs_append_made", Math.Max(narrow.MicrosPerMadeEvent, wide.MicrosPerMadeEvent) / append, "", "the same over a replay that makes the events too and drops them: the append benchmark is given events that are made"),
            new("append_us_per_event", append, "us", "an event of the append benchmark: the standard workload in full groups, from objects to committed rows"),
            new("replay_alone_s.28x8000", narrow.Alone, "s", "the same without a journal and without the events that only it needs"),
            new("replay_alone_s.500x2500", wide.Alone, "s", "likewise"),
            new("replay_events.28x8000", narrow.Events, "events", "what the journal holds then"),
            new("replay_events.500x2500", wide.Events, "events", "likewise"),
            new("replay_live_mib.2000_days", few, "MiB", "most live memory that a replay of 28 assets into a journal adds to that of its first day"),
            new("replay_live_mib.8000_days", many, "MiB", "the same over four times the days"),
        ];
    }

    internal static ReplayOptions Options(BenchmarkRun run, int assets, int days)
    {
        var market = MarketSimulator.Run(new SimulationOptions { Seed = unchecked((ulong)run.Seed), Assets = assets, TradingDays = days });
        return new ReplayOptions
        {
            Prices = market.Prices,
            Universe = [.. market.Assets.Select(asset => asset.Name)],
            Rebalance = RebalanceOptions.Of(EngineConfiguration.Default.With("rebalance.frequency", "daily"), market.Buckets),
            RegimePrices = market.ToRegimePrices(),
        };
    }

    private static async Task<Figures> MeasureAsync(BenchmarkRun run, int assets, int days, CancellationToken cancellationToken)
    {
        run.Say($"replay: {assets} assets, {days:N0} days, {Rounds} rounds with and without a journal");
        var options = Options(run, assets, days);
        var (alone, made, journaled, events) = (new List<double>(), new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            Timing.Settle();
            alone.Add(await Timing.MillisecondsAsync(() => new ReplayRun(options, new NullReplayLog()).RunAsync(cancellationToken: cancellationToken)).ConfigureAwait(false) / 1_000);
            Timing.Settle();
            made.Add(await Timing.MillisecondsAsync(() => new ReplayRun(options, new DroppedEvents()).RunAsync(cancellationToken: cancellationToken)).ConfigureAwait(false) / 1_000);
            Timing.Settle();
            journaled.Add(await Timing.MillisecondsAsync(async () => events = await IntoJournalAsync(run, options, _ => { }, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false) / 1_000);
        }

        return new Figures(Timing.Median(alone), Timing.Median(made), Timing.Median(journaled), events);
    }

    private static async Task<double> AppendMicrosAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"replay: {AppendBenchmark.Events:N0} events of the append benchmark, {Rounds} rounds");
        PortfolioEvent[] events = [.. run.Workload(AppendBenchmark.Events).Events()];
        var micros = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            Timing.Settle();
            micros.Add((await BenchmarkRun.AppendAsync(run.NewPath("append"), events, cancellationToken).ConfigureAwait(false)).TotalMicroseconds / events.Length);
        }

        return Timing.Median(micros);
    }

    private static async Task<long> IntoJournalAsync(
        BenchmarkRun run, ReplayOptions options, Action<ReplayProgress> told, CancellationToken cancellationToken)
    {
        var journal = await SqliteJournal.OpenAsync(run.NewPath("replay"), new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var session = journal.BeginSession(ReplayRun.SessionKind, metadata: RunFacts.Of(options.Rebalance));
            var log = new JournalReplayLog(journal, session);
            var result = await new ReplayRun(options, log).RunAsync(new Told(told), cancellationToken).ConfigureAwait(false);
            await log.FlushAsync().ConfigureAwait(false);
            await session.CompleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return result.Events;
        }
    }

    /// <summary>The most memory that is alive at twenty times of a replay, in mebibytes, beyond what was alive after its first day: the prices, and the journal as it is opened.</summary>
    private static async Task<double> LiveAsync(BenchmarkRun run, int assets, int days, CancellationToken cancellationToken)
    {
        run.Say($"replay: live memory of {assets} assets over {days:N0} days");
        var options = Options(run, assets, days);
        Timing.Settle();
        var (first, most) = (0L, 0L);
        await IntoJournalAsync(
            run,
            options,
            step =>
            {
                if (step.Days == 1)
                    first = GC.GetTotalMemory(forceFullCollection: true);
                else if (step.Days % Math.Max(1, step.Total / 20) == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - first);
            },
            cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(options);
        return most / Mebibyte;
    }

    private sealed record Figures(double Alone, double Made, double Journaled, long Events)
    {
        public double MicrosPerEvent => Math.Max(0, Journaled - Alone) * 1e6 / Events;

        public double MicrosPerMadeEvent => Math.Max(0, Journaled - Made) * 1e6 / Events;
    }

    /// <summary>Has every event made, and keeps none.</summary>
    private sealed class DroppedEvents : IReplayLog
    {
        public bool IsWritten => true;

        public ValueTask WriteAsync(RebalanceDecision decision)
        {
            RebalanceRecording.Events(decision, "session", () => "trace");
            return ValueTask.CompletedTask;
        }

        public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;
    }

    private sealed class Told(Action<ReplayProgress> told) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => told(value);
    }
}
