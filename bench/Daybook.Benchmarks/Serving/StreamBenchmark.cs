using System.Diagnostics;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks.Serving;

/// <summary>Live streams of a server, of a journal that this process writes: what comes, how late, and what it costs.</summary>
internal sealed class StreamBenchmark : IBenchmark
{
    private const int Clients = 10;
    private const int PerSecond = 5_000;
    private const int Seconds = 60;
    private const int ManyClients = 200;
    private const int FewPerSecond = 100;
    private const int ManySeconds = 20;
    private const int WarmUpSeconds = 5;
    private const string Address = "/api/journals/journal/stream";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "stream";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken) =>
    [
        .. await FastAsync(run, cancellationToken).ConfigureAwait(false),
        .. await ManyAsync(run, cancellationToken).ConfigureAwait(false),
    ];

    private static async Task<IReadOnlyList<Measurement>> FastAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"stream: {PerSecond:N0} events/s for {Seconds} s, {Clients} clients");
        var (path, first) = await MakeAsync(run, "stream", cancellationToken).ConfigureAwait(false);
        var tool = await ServedTool.StartAsync(run.Tool, path, cancellationToken).ConfigureAwait(false);
        await using var _ = tool.ConfigureAwait(false);
        using var http = tool.Client(Clients + 1);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var warmUp = WarmUpSeconds * PerSecond;
        var total = warmUp + (Seconds * PerSecond);
        var clients = new List<StreamClient>();
        for (var client = 0; client < Clients; client++)
            clients.Add(await StreamClient.EnterAsync(http, Address, first, total, leave.Token).ConfigureAwait(false));
        var committed = await WriteAsync(run, path, total, PerSecond, 50, cancellationToken).ConfigureAwait(false);
        await ArriveAsync(clients, first + total, cancellationToken).ConfigureAwait(false);
        await leave.CancelAsync().ConfigureAwait(false);
        var lost = clients.Sum(client => client.Wrong + first + total - client.Last);
        var late = clients.SelectMany(client => client.Seen!.Skip(warmUp).Select((seen, at) => seen == 0 ? double.PositiveInfinity : Stopwatch.GetElapsedTime(committed[warmUp + at], seen).TotalMilliseconds)).ToList();
        return
        [
            new("stream_5000.lost", lost, "events", $"events that one of {Clients} clients missed or saw twice, while {PerSecond:N0} are recorded each second for {Seconds} s") { Bar = Bar.AtMost(0) },
            new("stream_5000.p50_ms", Timing.Median(late), "ms", "from the commit to a client, median") { Bar = Bar.AtMost(20) },
            new("stream_5000.p99_ms", Timing.Percentile(late, 0.99), "ms", "from the commit to a client, 99 of 100") { Bar = Bar.AtMost(100) },
        ];
    }

    private static async Task<IReadOnlyList<Measurement>> ManyAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"stream: {ManyClients} clients, {FewPerSecond} events/s");
        var (path, first) = await MakeAsync(run, "stream-many", cancellationToken).ConfigureAwait(false);
        var tool = await ServedTool.StartAsync(run.Tool, path, cancellationToken).ConfigureAwait(false);
        await using var _ = tool.ConfigureAwait(false);
        using var http = tool.Client(ManyClients + 1);
        using (var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            // One client first, so that the server's code is compiled before it is called idle.
            var only = await StreamClient.EnterAsync(http, Address, first, 0, leave.Token).ConfigureAwait(false);
            await WriteAsync(run, path, WarmUpSeconds * FewPerSecond, FewPerSecond, 1, cancellationToken).ConfigureAwait(false);
            first += WarmUpSeconds * FewPerSecond;
            await ArriveAsync([only], first, cancellationToken).ConfigureAwait(false);
            await leave.CancelAsync().ConfigureAwait(false);
        }

        var idle = tool.Megabytes;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clients = new List<StreamClient>();
        for (var client = 0; client < ManyClients; client++)
            clients.Add(await StreamClient.EnterAsync(http, Address, first, 0, end.Token).ConfigureAwait(false));
        var (processor, start) = (tool.Processor, Stopwatch.GetTimestamp());
        await WriteAsync(run, path, ManySeconds * FewPerSecond, FewPerSecond, 1, cancellationToken).ConfigureAwait(false);
        var share = (tool.Processor - processor) / Stopwatch.GetElapsedTime(start);
        await ArriveAsync(clients, first + (ManySeconds * FewPerSecond), cancellationToken).ConfigureAwait(false);
        var megabytes = tool.Megabytes - idle;
        await end.CancelAsync().ConfigureAwait(false);
        return
        [
            new("clients_200.lost", clients.Sum(client => client.Wrong + first + (ManySeconds * FewPerSecond) - client.Last), "events", $"events that one of {ManyClients} stream clients missed or saw twice") { Bar = Bar.AtMost(0) },
            new("clients_200.mb", megabytes, "MB", $"memory of the server with {ManyClients} stream clients above that with none") { Bar = Bar.AtMost(50) },
            new("clients_200.cores", share, "", $"processor time of the server, of one core, with {ManyClients} stream clients at {FewPerSecond} events/s") { Bar = Bar.AtMost(0.3) },
        ];
    }

    private static async Task<(string Path, long Events)> MakeAsync(BenchmarkRun run, string name, CancellationToken cancellationToken)
    {
        const int Before = 10_000;
        var path = run.NewPath(name);
        await BenchmarkRun.AppendAsync(path, run.Workload(Before).Events(), cancellationToken).ConfigureAwait(false);
        return (path, Before);
    }

    /// <summary>Records at a pace.</summary>
    /// <returns>When each event was committed.</returns>
    private static async Task<long[]> WriteAsync(BenchmarkRun run, string path, int count, int perSecond, int group, CancellationToken cancellationToken)
    {
        var committed = new long[count];
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using var _ = journal.ConfigureAwait(false);
        var start = Stopwatch.GetTimestamp();
        foreach (var (index, events) in run.Workload(count).Events().Chunk(group).Index())
        {
            if (TimeSpan.FromSeconds((double)index * group / perSecond) - Stopwatch.GetElapsedTime(start) is var early && early > TimeSpan.Zero)
                await Task.Delay(early, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await journal.AppendAsync(events, Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
            Array.Fill(committed, Stopwatch.GetTimestamp(), index * group, events.Length);
        }

        return committed;
    }

    private static async Task ArriveAsync(IReadOnlyList<StreamClient> clients, long last, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (clients.Any(client => client.Last < last) && Stopwatch.GetElapsedTime(start) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }
}
