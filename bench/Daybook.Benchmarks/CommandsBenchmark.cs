using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Benchmarks;

/// <summary>Commands as people give them, each a process of its own: how much processor time they take from their start to their end.</summary>
internal sealed class CommandsBenchmark : IBenchmark
{
    private const int Assets = 60;
    private const int Days = 2_520;
    private const int Growth = 5;
    private const int Rounds = 7;

    public string Name => "commands";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var small = await MeasureAsync(run, await ReplayedAsync(run, "commands", Days, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var large = await MeasureAsync(run, await ReplayedAsync(run, "commands-large", Growth * Days, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        Measurement Of(string name, string what, double most) => new($"command_ms.{name}", large.Taken[name], "ms", $"{what} on {large.Events:N0} events") { Bar = Bar.AtMost(most) };
        Measurement GrowthOf(string name) =>
            new($"command_growth.{name}", large.Taken[name] / small.Taken[name], "", $"the same on {large.Events:N0} events over {small.Events:N0}, a fifth of the days") { Bar = Bar.AtMost(1.2) };
        return
        [
            new("command_ms.version", small.Taken["version"], "ms", "processor time of `daybook --version`"),
            Of("query", "of a `query` whose answer is one page,", 400),
            Of("state", "of `state`", 800),
            Of("explain", "of `explain ASSET DATE`", 1_500),
            GrowthOf("query"),
            GrowthOf("state"),
            GrowthOf("explain"),
        ];
    }

    /// <summary>A daily replay of a simulated market, and a decision in the middle of it to ask about.</summary>
    private static async Task<AskedJournal> ReplayedAsync(BenchmarkRun run, string name, int days, CancellationToken cancellationToken)
    {
        run.Say($"{name}: a journal of {Assets} assets over {days:N0} days");
        var path = run.NewPath(name);
        string[] replay = ["replay", "--simulate", $"{run.Seed}", "--assets", $"{Assets}", "--days", $"{days}", "--set", "rebalance.frequency=daily", "--journal", path];
        await run.Tool.RunAsync(Path.GetDirectoryName(path)!, replay, cancellationToken).ConfigureAwait(false);
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            var decided = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.RebalancingTargetApproved.Name), Order = QueryOrder.OldestFirst, Limit = EventQuery.MaxLimit };
            var decisions = (await reader.QueryAsync(decided, cancellationToken).ConfigureAwait(false)).Events;
            return new AskedJournal(path, head.Count, decisions[decisions.Count / 2]);
        }
    }

    private static async Task<Figures> MeasureAsync(BenchmarkRun run, AskedJournal journal, CancellationToken cancellationToken)
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
                taken[name].Add(await run.Tool.RunAsync(run.Folder, arguments, cancellationToken).ConfigureAwait(false));
        }

        return new Figures(journal.Events, taken.ToDictionary(command => command.Key, command => Timing.Median(command.Value), StringComparer.Ordinal));
    }

    private sealed record Figures(long Events, Dictionary<string, double> Taken);

    private sealed record AskedJournal(string Path, long Events, PortfolioEvent Decision);
}
