using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks.Serving;

/// <summary>Questions and pages of a server over a large journal; the load is made by this process.</summary>
internal sealed partial class RequestsBenchmark : IBenchmark
{
    private const int Connections = 32;
    private const int Seconds = 10;
    private const int WarmUpSeconds = 4;
    private const int PageRounds = 100;
    private const int PageSeconds = 20;
    private const int AppendSeconds = 8;
    private const int Beside = 200;
    private const string Journal = "/api/journals/journal";
    private const string Week = "/stats?from=-7d";

    public string Name => "requests";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var journal = await QueriedJournal.MakeAsync(run, "requests", run.Workload(run.Events), cancellationToken).ConfigureAwait(false);
        var tool = await ServedTool.StartAsync(run.Tool, journal.Path, cancellationToken).ConfigureAwait(false);
        await using var _ = tool.ConfigureAwait(false);
        using var http = tool.Client(Connections);
        var asset = await AssetAsync(http, cancellationToken).ConfigureAwait(false);
        var results = new List<Measurement> { new("rss_idle_mb", tool.Megabytes, "MB", $"memory of the server, one question after its start, over {run.Events:N0} events") };
        var question = $"{Journal}/events?limit=100&filter={Uri.EscapeDataString($"asset = '{asset}' and occurred >= -7d")}";

        run.Say($"requests: {Connections} connections");
        var (events, late) = await LoadAsync(http, question, cancellationToken).ConfigureAwait(false);
        results.Add(new("events_api.per_second", events, "requests/s", $"100 events of an asset in 7 days, {Connections} connections") { Bar = Bar.AtLeast(600) });
        results.Add(new("events_api.p99_ms", late, "ms", "the slowest but one of 100 of these") { Bar = Bar.AtMost(100) });
        var (pages, _) = await LoadAsync(http, "/journals/journal/events", cancellationToken).ConfigureAwait(false);
        results.Add(new("events_page", pages, "requests/s", $"the page of events, {Connections} connections") { Bar = Bar.AtLeast(300) });
        var (weeks, _) = await LoadAsync(http, Journal + Week, cancellationToken).ConfigureAwait(false);
        results.Add(new("stats_7d", weeks, "requests/s", $"statistics of 7 days, {Connections} connections") { Bar = Bar.AtLeast(200) });

        foreach (var (name, address) in new[] { ("overview", "/journals/journal"), ("events", "/journals/journal/events"), ("timeline", "/journals/journal/timeline") })
        {
            if (await PageAsync(http, address, cancellationToken).ConfigureAwait(false) is not { } times)
                continue;
            results.Add(new($"page_ms.{name}_p50", Timing.Median(times), "ms", $"the page {name}, one after the other, median") { Bar = Bar.AtMost(50) });
            results.Add(new($"page_ms.{name}_p99", Timing.Percentile(times, 0.99), "ms", $"the page {name}, 99 of 100") { Bar = Bar.AtMost(200) });
        }

        results.Add(new("first_load_kb.overview", await FirstLoadAsync(tool, "/journals/journal", cancellationToken).ConfigureAwait(false), "kB", "the overview with its style and scripts, compressed") { Bar = Bar.AtMost(100) });
        results.Add(new("first_load_kb.events", await FirstLoadAsync(tool, "/journals/journal/events", cancellationToken).ConfigureAwait(false), "kB", "the page of events with its style and scripts, compressed") { Bar = Bar.AtMost(40) });
        results.Add(await SlowdownAsync(run, journal.Path, http, question, cancellationToken).ConfigureAwait(false));
        return results;
    }

    private static async Task<string> AssetAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var text = await http.GetStringAsync(new Uri($"{Journal}/events?limit=1&filter=asset%20is%20not%20null", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        return Asset().Match(text).Groups["asset"].Value;
    }

    /// <returns>Answers a second, and the 99th of 100 times in milliseconds.</returns>
    private static async Task<(double PerSecond, double Late)> LoadAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(http, address, TimeSpan.FromSeconds(WarmUpSeconds), [], cancellationToken))).ConfigureAwait(false);
        var times = new ConcurrentBag<double>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(http, address, TimeSpan.FromSeconds(Seconds), times, cancellationToken))).ConfigureAwait(false);
        return (times.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, Timing.Percentile(times, 0.99));
    }

    private static async Task AskAsync(HttpClient http, string address, TimeSpan length, ConcurrentBag<double> times, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
            times.Add(await Timing.MillisecondsAsync(() => TakeAsync(http, address, cancellationToken)).ConfigureAwait(false));
    }

    private static async Task TakeAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<double>?> PageAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        using (var first = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken).ConfigureAwait(false))
        {
            if (!first.IsSuccessStatusCode)
                return null;
        }

        // The first half warms up; a page that is slow is asked less often.
        var (start, times) = (Stopwatch.GetTimestamp(), new List<double>());
        while (times.Count < 2 * PageRounds && (times.Count < 2 || Stopwatch.GetElapsedTime(start).TotalSeconds < PageSeconds))
            times.Add(await Timing.MillisecondsAsync(() => TakeAsync(http, address, cancellationToken)).ConfigureAwait(false));
        return times[(times.Count / 2)..];
    }

    /// <returns>The bytes of a page and of what it names, as they are sent, in kB.</returns>
    private static async Task<double> FirstLoadAsync(ServedTool tool, string address, CancellationToken cancellationToken)
    {
        using var plain = tool.Client(1);
        using var packed = tool.Client(1);
        packed.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([address]));
        var bytes = 0L;
        while (next.TryDequeue(out var one))
        {
            if (!seen.Add(one))
                continue;
            var place = new Uri(tool.Address, one);
            bytes += (await packed.GetByteArrayAsync(place, cancellationToken).ConfigureAwait(false)).Length;
            foreach (Match named in Named().Matches(await plain.GetStringAsync(place, cancellationToken).ConfigureAwait(false)))
                next.Enqueue(new Uri(place, named.Groups["place"].Value).PathAndQuery);
        }

        return bytes / 1_000.0;
    }

    private static async Task<Measurement> SlowdownAsync(BenchmarkRun run, string path, HttpClient http, string question, CancellationToken cancellationToken)
    {
        run.Say($"requests: appending alone and beside {Beside} requests/s");
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using var _ = journal.ConfigureAwait(false);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 3; turn++)
        {
            alone.Add(await RateAsync(run, journal, cancellationToken).ConfigureAwait(false));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var asking = PaceAsync(http, question, stop.Token);
            beside.Add(await RateAsync(run, journal, cancellationToken).ConfigureAwait(false));
            await stop.CancelAsync().ConfigureAwait(false);
            await asking.ConfigureAwait(false);
        }

        return new("append_slowdown", Timing.Median(alone) / Timing.Median(beside), "", $"appends a second alone, over those beside {Beside} requests/s for 100 events of an asset") { Bar = Bar.AtMost(1.2) };
    }

    /// <returns>Single committed appends a second.</returns>
    private static async Task<double> RateAsync(BenchmarkRun run, Journal journal, CancellationToken cancellationToken)
    {
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        foreach (var written in run.Workload(1_000_000).Events())
        {
            await journal.AppendAsync([written], Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
            count++;
            if (Stopwatch.GetElapsedTime(start).TotalSeconds >= AppendSeconds)
                break;
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task PaceAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        var (start, asked, under) = (Stopwatch.GetTimestamp(), 0, new List<Task>());
        while (!cancellationToken.IsCancellationRequested)
        {
            while (asked < Stopwatch.GetElapsedTime(start).TotalSeconds * Beside)
            {
                under.Add(TakeAsync(http, address, CancellationToken.None));
                asked++;
            }

            under.RemoveAll(one => one.IsCompletedSuccessfully);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }

        await Task.WhenAll(under).ConfigureAwait(false);
    }

    [GeneratedRegex("\"asset\":\"(?<asset>[^\"]+)\"", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Asset();

    // Style sheets, scripts, and the modules that they import.
    [GeneratedRegex("""(?:<link[^>]*href|<script[^>]*src)="(?<place>[/.][^"]+)"|(?:from|import)\s*["'](?<place>\.[^"']+)["']""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Named();
}
