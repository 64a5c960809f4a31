using System.Diagnostics;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Benchmarks;

/// <summary>What <c>Record</c> costs its caller, with five metadata pairs, at a rate that the writer sustains: time, and bytes of memory.</summary>
internal sealed class RecordBenchmark : IBenchmark
{
    private const int WarmUp = 20_000;
    private const int Calls = 200_000;
    private const int Burst = 50;

    // 50,000 a second, in bursts as a rebalance makes them: 50 events at once, then nothing until the millisecond is over.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public string Name => "record";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"record: {Calls:N0} calls");
        Timing.Settle();
        var journal = await SqliteJournal.OpenAsync(run.NewPath("record"), new JournalOptions(), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            Call(journal, new double[WarmUp]);
            await journal.FlushAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var nanoseconds = new double[Calls];
            var bytes = Call(journal, nanoseconds);
            return
            [
                new("record_ns_p50", Timing.Median(nanoseconds), "ns", "a call of Record with five metadata pairs, median") { Bar = Bar.AtMost(700) },
                new("record_ns_p99", Timing.Percentile(nanoseconds, 0.99), "ns", "the same, 99th percentile") { Bar = Bar.AtMost(10_000) },
                new("record_bytes", (double)bytes / Calls, "B", "memory that a call allocates on the caller's thread") { Bar = Bar.AtMost(770) },
            ];
        }
    }

    /// <returns>The bytes that this thread allocated.</returns>
    private static long Call(Journal journal, double[] nanoseconds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var due = Stopwatch.GetTimestamp();
        for (var i = 0; i < nanoseconds.Length; i++)
        {
            if (i % Burst == 0)
            {
                due += (long)(Pause.TotalSeconds * Stopwatch.Frequency);
                while (Stopwatch.GetTimestamp() < due)
                    Thread.SpinWait(20);
            }

            var start = Stopwatch.GetTimestamp();
            journal.Record(
                EventTypes.WhipsawBlock,
                "1 of 1 cycles in 14 days; open again in 5 days",
                asset: "NVDA",
                regime: "Goldilocks",
                scoreAfter: 0.714,
                metadata: Metadata.Of(("recent_cycles", 1), ("max_cycles", 1), ("protection_period_days", 14), ("days_until_reset", 5), ("can_open", false)));
            nanoseconds[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
