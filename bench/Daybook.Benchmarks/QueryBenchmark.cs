using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks;

/// <summary>
/// A large journal: its size, its queries beside those of a journal of eight interleaved replays and, when the run asks for more than a million events, beside those
/// of a journal of a million; and its verification.
/// </summary>
internal sealed class QueryBenchmark : IBenchmark
{
    private const int Replays = 8;
    private const int VerifyRounds = 5;
    private const int ContainsRounds = 3;

    public string Name => "query";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var standard = Math.Min(run.Events, BenchmarkRun.StandardEvents);
        var plain = await QueriedJournal.MakeAsync(run, "plain", run.Workload(standard), cancellationToken).ConfigureAwait(false);
        var measurements = new List<Measurement>
        {
            new("bytes_per_event", (double)plain.Bytes / plain.Events, "B", "the whole file over its events") { Bar = Bar.AtMost(340) },
        };
        run.Say("plain: asking");
        var times = await QuerySet.MeasureAsync(plain, cancellationToken).ConfigureAwait(false);
        measurements.AddRange(QuerySet.All.Select(asked =>
            new Measurement($"query_ms.{asked.Name}", times[asked.Name].Warm, "ms", asked.Meaning) { Bar = Bar.AtMost(asked.MostMilliseconds) }));
        measurements.AddRange(QuerySet.All.Select(asked =>
            new Measurement($"query_ms.cold.{asked.Name}", times[asked.Name].Cold, "ms", $"the same as a new reader's first question, opening included")));
        measurements.Add(await ContainsAsync(plain, cancellationToken).ConfigureAwait(false));
        measurements.AddRange(await VerifyAsync(run, plain, cancellationToken).ConfigureAwait(false));
        Remove(plain);

        var interleaved = await QueriedJournal.MakeAsync(run, "interleaved", run.Workload(standard) with { Replays = Replays }, cancellationToken).ConfigureAwait(false);
        run.Say("interleaved: asking");
        measurements.AddRange(Compared(
            "query_interleaved", $"{Replays} interleaved replays over the same time, over the plain journal", 4, times, await QuerySet.MeasureAsync(interleaved, cancellationToken).ConfigureAwait(false)));
        Remove(interleaved);
        if (run.Events <= standard)
        {
            measurements.Add(new Measurement("query_growth", null, "", "ten million events over one million; measured by --events 10000000") { Bar = Bar.AtMost(2) });
            return measurements;
        }

        var large = await QueriedJournal.MakeAsync(run, "large", run.Workload(run.Events), cancellationToken).ConfigureAwait(false);
        run.Say("large: asking");
        measurements.AddRange(Compared(
            "query_growth", $"{run.Events:N0} events at the same rate, over {standard:N0}", 2, times, await QuerySet.MeasureAsync(large, cancellationToken).ConfigureAwait(false)));
        Remove(large);
        return measurements;
    }

    /// <summary>The worst of the ratios, and each of them.</summary>
    private static IEnumerable<Measurement> Compared(
        string name, string meaning, double most, Dictionary<string, (double Warm, double Cold)> plain, Dictionary<string, (double Warm, double Cold)> other)
    {
        var ratios = QuerySet.All.Select(asked => (asked.Name, Ratio: other[asked.Name].Warm / plain[asked.Name].Warm)).ToList();
        yield return new Measurement(name, ratios.Max(ratio => ratio.Ratio), "", "the worst query: " + meaning) { Bar = Bar.AtMost(most) };
        foreach (var (query, ratio) in ratios)
            yield return new Measurement($"{name}_by_query.{query}", ratio, "", meaning);
    }

    /// <summary>What it costs to look through all reasons for a text that none has.</summary>
    private static async Task<Measurement> ContainsAsync(QueriedJournal journal, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        for (var round = 0; round < ContainsRounds; round++)
        {
            Timing.Settle();
            var before = Environment.CpuUsage.TotalTime;
            var reader = await SqliteJournal.OpenReaderAsync(journal.Path, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                await reader.QueryAsync(new EventQuery { Filter = Filter.Parse("reason contains 'no reason says this'", default) }, cancellationToken).ConfigureAwait(false);
            seconds.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return new Measurement("contains_processor_s", Timing.Median(seconds), "s", "processor time of reason contains without a hit, over the whole journal")
        {
            Bar = Bar.AtMost(2.0 * journal.Events / BenchmarkRun.StandardEvents),
        };
    }

    private static async Task<IReadOnlyList<Measurement>> VerifyAsync(BenchmarkRun run, QueriedJournal journal, CancellationToken cancellationToken)
    {
        run.Say("plain: verifying");
        var cores = Environment.ProcessorCount;
        var (one, all) = (new List<double>(), new List<double>());
        for (var round = 0; round < VerifyRounds; round++)
        {
            one.Add(await SecondsAsync(1).ConfigureAwait(false));
            all.Add(await SecondsAsync(cores).ConfigureAwait(false));
        }

        return
        [
            new("verify_events_per_s", journal.Events / Timing.Median(one), "events/s", "full verification on one core, without SQLite's own integrity_check") { Bar = Bar.AtLeast(200_000) },
            new("verify_events_per_s_all_cores", journal.Events / Timing.Median(all), "events/s", $"the same on {cores} cores"),
            new("verify_all_cores_vs_one", cores > 1 ? Timing.Median(one) / Timing.Median(all) : null, "", $"events/s of full verification on {cores} cores over one core, in turns") { Bar = Bar.AtLeast(1.6) },
        ];

        async Task<double> SecondsAsync(int threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Timing.Settle();
            var reader = await SqliteJournal.OpenReaderAsync(journal.Path, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await Timing.MillisecondsAsync(async () =>
                {
                    var report = await reader.VerifyAsync(new VerifyOptions { Threads = threads, ChecksFile = false }, null, cancellationToken).ConfigureAwait(false);
                    if (!report.Ok || report.Events != journal.Events)
                        throw new InvalidOperationException($"The journal does not verify: {(report.Findings is [var found, ..] ? found.Message : "events are missing")}");
                }).ConfigureAwait(false) / 1_000;
            }
        }
    }

    private static void Remove(QueriedJournal journal) => Directory.Delete(Path.GetDirectoryName(journal.Path)!, recursive: true);
}
