using System.CommandLine;
using Daybook.Benchmarks;
using Daybook.Benchmarks.Serving;
using Daybook.Cli.Output;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook bench</c>.</summary>
internal sealed class BenchVerb : Verb
{
    private static readonly IBenchmark[] Benchmarks =
    [
        new AppendBenchmark(), new ImportBenchmark(), new SyncedBenchmark(), new RecordBenchmark(), new QueryBenchmark(), new WritersBenchmark(), new CardinalityBenchmark(),
    ];

    private static readonly IBenchmark[] EngineBenchmarks =
    [
        new ReplayBenchmark(), new StateBenchmark(), new LiveBenchmark(), new WhatIfBenchmark(), new DetectionBenchmark(), new FollowersBenchmark(), new CommandsBenchmark(),
    ];

    private static readonly IBenchmark[] ServerBenchmarks = [new RequestsBenchmark(), new StreamBenchmark()];

    private static IEnumerable<IBenchmark> All => Benchmarks.Concat(EngineBenchmarks).Concat(ServerBenchmarks);

    private static IEnumerable<string> Names => All.Select(one => one.Name);

    private readonly Option<int> _events = new("--events")
    {
        HelpName = "N",
        Description = "Size of the journal that is queried, 10,000 to 100,000,000 (default: 1,000,000; a larger one also measures the growth)",
        DefaultValueFactory = _ => BenchmarkRun.StandardEvents,
    };

    private readonly Option<int> _seed = new("--seed") { HelpName = "N", Description = "Seed of the workload (default: 1)", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _only = new("--only") { HelpName = "NAME", Description = $"Measure only this: {string.Join(", ", Names)}; may be repeated" };
    private readonly Option<bool> _engine = new("--engine") { Description = "Measure the engine instead of the journal: replays, states, live rebalances, what-ifs, regimes, subscriptions, and the processor time of single commands" };
    private readonly Option<bool> _server = new("--server") { Description = "Measure the server instead: requests, pages, live streams, and what they cost a writer" };
    private readonly Option<string?> _dir = new("--dir") { HelpName = "DIR", Description = "The folder for the journals, on the disk to measure (default: the system's temporary folder)" };
    private readonly Option<string?> _page = new("--page") { HelpName = "FILE", Description = "Also write the figures as a Markdown page" };

    public BenchVerb(Terminal terminal)
        : base(
            terminal,
            "bench",
            "Measure the journal on this machine, as ratios of both sides in one run where it compares.",
            "daybook bench",
            "daybook bench --engine --json",
            "daybook bench --events 10000000 --only query")
    {
        _events.CustomParser = Limits.Between(10_000, 100_000_000);
        _seed.CustomParser = Limits.Between(int.MinValue, int.MaxValue);
        _only.Validators.Add(Limits.Among([.. Names]));
        Add(_events);
        Add(_seed);
        Add(_engine);
        Add(_server);
        Add(_only);
        Add(_dir);
        Add(_page);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.IsJournalGiven)
            throw new MisuseException("bench makes its own journals in --dir DIR; it takes no --journal");
        var parent = run.Get(_dir) ?? Path.GetTempPath();
        if (!Directory.Exists(parent))
            throw new MisuseException($"--dir: there is no folder '{parent}'");
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"daybook-bench-{Environment.ProcessId}"));
        try
        {
            if (run.Get(_engine) && run.Get(_server))
                throw new MisuseException("--engine and --server: give one of them");
            if (run.Get(_server) && run.Get(_page) is not null)
                throw new MisuseException("--page: there is no page of the server's figures; use --json");
            var only = run.Get(_only) ?? [];
            var bench = new BenchmarkRun(folder.FullName, run.Get(_events), run.Get(_seed), new ToolProcess(typeof(BenchVerb).Assembly), run.Say);
            var measurements = new List<Measurement>();
            foreach (var benchmark in Chosen(run, only))
                measurements.AddRange(await benchmark.RunAsync(bench, cancellationToken).ConfigureAwait(false));
            if (run.Get(_page) is { } page)
                await File.WriteAllTextAsync(page, BenchmarkView.Page(measurements, bench, run.Get(_engine), run.Terminal.Time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            if (run.Json)
                JsonOutput.Document(run.Terminal, writer => BenchmarkDocument.Of(measurements, bench).WriteTo(writer));
            else
                BenchmarkView.Show(run.Screen, measurements);
            return ExitCode.Fine;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<IBenchmark> Chosen(Invocation run, string[] only) =>
        only.Length > 0 ? All.Where(one => only.Contains(one.Name, StringComparer.Ordinal)) : run.Get(_engine) ? EngineBenchmarks : run.Get(_server) ? ServerBenchmarks : Benchmarks;
}
