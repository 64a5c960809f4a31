using System.Diagnostics;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Sqlite;
using Daybook.Statistics;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Benchmarks;

/// <summary>The questions that are measured, each asked of a reader for the n-th time: with another asset, trace or session each time.</summary>
internal static class QuerySet
{
    private const int WarmRuns = 101;
    private const int FewestWarmRuns = 11;
    private const int ColdRuns = 5;

    // Of a journal of a million events or more; one that is smaller is asked for as much shorter.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(500);

    /// <summary>The names of the questions, and the most that each should take.</summary>
    public static IReadOnlyList<(string Name, double MostMilliseconds, string Meaning)> All { get; } =
    [
        ("asset_7d", 2, "an asset's events of the last 7 days, newest first, a page of 100"),
        ("category", 2, "category = 'protection', newest first, a page of 100"),
        ("trace", 0.5, "the 8 events of a trace"),
        ("session", 5, "the 500 events of a session"),
        ("three_conditions", 3, "category, action and asset, newest first, a page of 100"),
        ("timeline_30d", 3, "an asset's events of the last 30 days, oldest first, a page of 100"),
        ("stats_7d", 8, "statistics of the last 7 days"),
        ("no_match", 20, "three common values that no event has together"),
        ("rarest_asset", 5, "the ten events of the rarest asset"),
    ];

    /// <summary>The median time of each question: of a reader that has answered it before (warm), and as the first question to a new reader, opening included (cold).</summary>
    public static async Task<Dictionary<string, (double Warm, double Cold)>> MeasureAsync(QueriedJournal journal, CancellationToken cancellationToken)
    {
        var times = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        var share = Math.Min(1, (double)journal.Events / BenchmarkRun.StandardEvents);
        var warmRuns = Math.Max(FewestWarmRuns, (int)(share * WarmRuns));
        foreach (var (name, _, _) in All)
        {
            var (warm, cold) = (new List<double>(), new List<double>());
            Timing.Settle();
            for (var run = 0; run < ColdRuns; run++)
            {
                cold.Add(await Timing.MillisecondsAsync(async () =>
                {
                    var reader = await SqliteJournal.OpenReaderAsync(journal.Path, cancellationToken).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                        await AskAsync(reader, journal, name, run, cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false));
            }

            var asked = await SqliteJournal.OpenReaderAsync(journal.Path, cancellationToken).ConfigureAwait(false);
            await using (asked.ConfigureAwait(false))
            {
                var start = Stopwatch.GetTimestamp();
                for (var run = 0; Stopwatch.GetElapsedTime(start) < share * WarmUp; run++)
                    await AskAsync(asked, journal, name, run, cancellationToken).ConfigureAwait(false);
                start = Stopwatch.GetTimestamp();
                for (var run = 0; run < warmRuns || Stopwatch.GetElapsedTime(start) < share * Length; run++)
                    warm.Add(await Timing.MillisecondsAsync(() => AskAsync(asked, journal, name, run, cancellationToken)).ConfigureAwait(false));
            }

            times[name] = (Timing.Median(warm), Timing.Median(cold));
        }

        return times;
    }

    private static async Task AskAsync(JournalReader reader, QueriedJournal journal, string name, int run, CancellationToken cancellationToken)
    {
        var end = StandardWorkload.Start + (TimeSpan.FromDays(90) * ((double)journal.Events / BenchmarkRun.StandardEvents));
        var asset = $"A{run * 7 % 200:000}";
        if (name == "stats_7d")
        {
            var counted = await reader.GetStatisticsAsync(new StatisticsQuery { From = end.AddDays(-7) }, cancellationToken).ConfigureAwait(false);
            Require(counted.Total > 0, name);
            return;
        }

        var query = name switch
        {
            "asset_7d" => new EventQuery { Filter = Parse($"asset = '{asset}'"), From = end.AddDays(-7) },
            "category" => new EventQuery { Filter = Parse("category = 'protection'") },
            "trace" => new EventQuery { Filter = Parse($"trace = '{journal.Traces[run % journal.Traces.Count]}'") },
            "session" => new EventQuery { Filter = Parse($"session = '{journal.Sessions[run % journal.Sessions.Count]}'"), Limit = 1_000 },
            "three_conditions" => new EventQuery { Filter = Parse($"category = 'protection' and action = 'block' and asset = '{asset}'") },
            "timeline_30d" => new EventQuery { Filter = Parse($"asset = '{asset}'"), From = end.AddDays(-30), Order = QueryOrder.OldestFirst },
            "no_match" => new EventQuery { Filter = Parse($"asset = '{asset}' and action = 'open' and regime = 'Goldilocks'") },
            _ => new EventQuery { Filter = Parse($"asset = '{StandardWorkload.RareAsset}'") },
        };
        var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        Require(page.Events.Count == (name switch { "trace" => 8, "session" => 500, "rarest_asset" => 10, "no_match" => 0, _ => page.Events.Count }), name);
        Require(name == "no_match" || page.Events.Count > 0, name);
    }

    private static Filter Parse(string text) => Filter.Parse(text, default);

    private static void Require(bool holds, string name)
    {
        if (!holds)
            throw new InvalidOperationException($"The query {name} did not find what the workload has.");
    }
}
