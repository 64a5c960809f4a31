using System.Diagnostics;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks;

/// <summary>Many subscriptions of one journal in this process while another one writes into it: what following costs, and whether each sees each event once.</summary>
internal sealed class FollowersBenchmark : IBenchmark
{
    private const int Followers = 200;
    private const int PerSecond = 100;
    private const int Seconds = 5;

    // Until its code is compiled, this process would measure the compiler: it follows itself first, and then the other one for a while.
    private const int WarmUpEvents = 2_000;
    private const int WarmUpSeconds = 2;
    private const int Total = (WarmUpSeconds + Seconds) * PerSecond;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "followers";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"followers: {Followers} for {Seconds} s");
        await WarmUpAsync(run, cancellationToken).ConfigureAwait(false);
        Timing.Settle();
        var path = run.NewPath("followers");
        await BenchmarkRun.AppendAsync(path, [], cancellationToken).ConfigureAwait(false);
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            stop.CancelAfter(Patience);
            var meter = new Meter();
            var following = Enumerable.Range(0, Followers).Select(number => FollowAsync(reader, Total, number == 0 ? meter : null, stop.Token)).ToList();
            await WriterProcess.EndAsync([WriterProcess.Start(run.Tool, path, run.Seed, WarmUpSeconds + Seconds, "--per-second", $"{PerSecond}")], cancellationToken).ConfigureAwait(false);
            var wrong = await Task.WhenAll(following).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return
            [
                new($"followers_{Followers}", meter.Share, "", $"processor time that {Followers} subscriptions of one journal take, of one core, while another process appends {PerSecond} events a second") { Bar = Bar.AtMost(0.10) },
                new($"followers_{Followers}_lost", wrong.Sum(), "events", "events that one of them missed or saw twice") { Bar = Bar.AtMost(0) },
            ];
        }
    }

    private static async Task WarmUpAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var path = run.NewPath("followers-warm-up");
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var following = Enumerable.Range(0, Followers).Select(_ => FollowAsync(reader, WarmUpEvents, null, cancellationToken)).ToList();
                foreach (var written in run.Workload(WarmUpEvents).Events())
                    await journal.AppendAsync([written], Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
                await Task.WhenAll(following).ConfigureAwait(false);
            }
        }
    }

    /// <returns>How many events were missed or came twice.</returns>
    private static async Task<long> FollowAsync(JournalReader reader, long total, Meter? meter, CancellationToken cancellationToken)
    {
        var (last, wrong) = (0L, 0L);
        try
        {
            await foreach (var read in reader.SubscribeAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                wrong += read.Id > last ? read.Id - last - 1 : 1;
                last = Math.Max(last, read.Id);
                meter?.See(last);
                if (last == total)
                    return wrong;
            }
        }
        catch (OperationCanceledException)
        {
            // What has not come by now is lost.
        }

        return wrong + total - last;
    }

    /// <summary>Measures from the end of the warm-up to the last event.</summary>
    private sealed class Meter
    {
        private TimeSpan _processor;
        private long _start;

        /// <summary>Processor time over elapsed time; null when the last event did not come.</summary>
        public double? Share { get; private set; }

        public void See(long id)
        {
            if (id == WarmUpSeconds * PerSecond)
                (_processor, _start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            else if (id == Total)
                Share = (Environment.CpuUsage.TotalTime - _processor) / Stopwatch.GetElapsedTime(_start);
        }
    }
}
