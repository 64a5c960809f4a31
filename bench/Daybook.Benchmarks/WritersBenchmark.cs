using Daybook.Sqlite;

namespace Daybook.Benchmarks;

/// <summary>Several processes that write into one journal as fast as they can: how long one of them ever waited for a group, from asking for its turn to its commit.</summary>
internal sealed class WritersBenchmark : IBenchmark
{
    private const int Writers = 8;
    private const int Seconds = 10;

    public string Name => "writers";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"writers: {Writers} processes for {Seconds} s");
        Timing.Settle();
        var path = run.NewPath("writers");
        await BenchmarkRun.AppendAsync(path, [], cancellationToken).ConfigureAwait(false);
        await WriterProcess.EndAsync([.. Enumerable.Range(0, Writers).Select(index => WriterProcess.Start(run.Tool, path, run.Seed + index, Seconds))], cancellationToken).ConfigureAwait(false);
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var statuses = (await reader.Source.GetWriterStatusAsync(cancellationToken).ConfigureAwait(false)).Where(status => status.Statistics.Events > 0).ToList();
            return
            [
                new("writer_wait_ms_max", statuses.Max(status => status.Statistics.CommitMsMax), "ms", $"the longest that one of {Writers} busy writer processes waited for a group") { Bar = Bar.AtMost(250) },
                new("writers_events_per_s", statuses.Sum(status => status.Statistics.Events) / (double)Seconds, "events/s", "all of them together"),
                new("writers_least_share", statuses.Min(status => status.Statistics.Events) / (statuses.Sum(status => status.Statistics.Events) / (double)Writers), "", "events of the writer that wrote least, over their mean"),
            ];
        }
    }
}
