using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Sqlite;

namespace Daybook.Cli.Benchmarks;

/// <summary>Commands as people give them, each a process of its own: how much processor time they take from their start to their end.</summary>
internal sealed class CommandsBenchmark : IBenchmark
{
    private const int Rounds = 7;

    public string Name => "commands";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var small = await ReplayedAsync(run, "commands", assets: 20, days: 400, cancellationToken).ConfigureAwait(false);
        var taken = await MeasureAsync(run, small, cancellationToken).ConfigureAwait(false);
        return
        [
            new("command_ms.version", taken["version"], "ms", "processor time of `daybook --version`"),
            new("command_ms.query", taken["query"], "ms", "of a `query` whose answer is one page, on a journal of a year") { Bar = Bar.AtMost(400) },
            new("command_ms.state", taken["state"], "ms", "of `state` on it") { Bar = Bar.AtMost(800) },
            new("command_ms.explain", taken["explain"], "ms", "of `explain ASSET DATE` on it") { Bar = Bar.AtMost(1_500) },
        ];
    }

    /// <summary>A weekly replay of a simulated market, and a decision in the middle of it to ask about.</summary>
    private static async Task<AskedJournal> ReplayedAsync(BenchmarkRun run, string name, int assets, int days, CancellationToken cancellationToken)
    {
        run.Say($"{name}: a journal of {assets} assets over {days:N0} days");
        var path = run.NewPath(name);
        string[] replay = ["replay", "--simulate", $"{run.Seed}", "--assets", $"{assets}", "--days", $"{days}", "--set", "rebalance.frequency=weekly", "--journal", path];
        await ToolProcess.RunAsync(Path.GetDirectoryName(path)!, replay, cancellationToken).ConfigureAwait(false);
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            var decided = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.RebalancingTargetApproved.Name), Order = QueryOrder.OldestFirst, Limit = EventQuery.MaxLimit };
            var decisions = (await reader.QueryAsync(decided, cancellationToken).ConfigureAwait(false)).Events;
            return new AskedJournal(path, head.Count, decisions[decisions.Count / 2]);
        }
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(BenchmarkRun run, AskedJournal journal, CancellationToken cancellationToken)
    {
        run.Say($"commands: each {Rounds} times on {journal.Events:N0} events");
        var day = journal.Decision.OccurredAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string Name, string[] Arguments)[] commands =
        [
            ("version", ["--version"]),
            ("query", ["query", "category = 'protection' and action = 'deny'", "--journal", journal.Path]),
            ("state", ["state", "--journal", journal.Path]),
            ("explain", ["explain", journal.Decision.Asset!, day, "--journal", journal.Path]),
        ];
        var taken = commands.ToDictionary(command => command.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, arguments) in commands)
                taken[name].Add(await ToolProcess.RunAsync(run.Folder, arguments, cancellationToken).ConfigureAwait(false));
        }

        return taken.ToDictionary(command => command.Key, command => Timing.Median(command.Value), StringComparer.Ordinal);
    }

    private sealed record AskedJournal(string Path, long Events, PortfolioEvent Decision);
}
