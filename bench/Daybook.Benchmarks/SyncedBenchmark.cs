using System.Diagnostics;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks;

/// <summary>Durable appends of one event each: many callers at once, who share commits, over one caller after another.</summary>
internal sealed class SyncedBenchmark : IBenchmark
{
    private const int Callers = 64;
    private const int Rounds = 3;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public string Name => "synced";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"synced: one caller and {Callers} callers, {Rounds} rounds of {Length.TotalSeconds:0} s each");
        PortfolioEvent[] events = [.. run.Workload(50_000).Events()];
        var (one, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await RateAsync(run, events, 1, cancellationToken).ConfigureAwait(false));
            many.Add(await RateAsync(run, events, Callers, cancellationToken).ConfigureAwait(false));
        }

        return
        [
            new("synced_64_vs_1", Timing.Median(many) / Timing.Median(one), "", $"durable appends/s of {Callers} concurrent callers over those of one caller") { Bar = Bar.AtLeast(15) },
            new("synced_1_per_s", Timing.Median(one), "appends/s", "one caller, each append awaited until it survives a power cut"),
            new("synced_64_per_s", Timing.Median(many), "appends/s", $"{Callers} callers, likewise"),
        ];
    }

    private static async Task<double> RateAsync(BenchmarkRun run, PortfolioEvent[] events, int callers, CancellationToken cancellationToken)
    {
        Timing.Settle();
        var journal = await SqliteJournal.OpenAsync(run.NewPath("synced"), new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var start = Stopwatch.GetTimestamp();
            var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync, cancellationToken))).ConfigureAwait(false);
            return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;

            async Task<int> CallAsync()
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(start) < Length; count++)
                    await journal.AppendAsync([events[count % events.Length]], Durability.Synced, cancellationToken: cancellationToken).ConfigureAwait(false);
                return count;
            }
        }
    }
}
