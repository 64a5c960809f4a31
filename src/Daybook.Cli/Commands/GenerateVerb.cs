using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Workloads;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook generate</c>.</summary>
internal sealed class GenerateVerb : Verb
{
    private const int Lines = 1_000;

    private readonly Option<int> _events = new("--events") { HelpName = "N", Description = "How many events, 1 to 100,000,000 (default: 20,000)", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> _seed = new("--seed") { HelpName = "N", Description = "The seed; another one gives other events of the same kind (default: 1)", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _assets = new("--assets") { HelpName = "N", Description = "How many assets, 1 to 1,000,000 (default: 200)", DefaultValueFactory = _ => 200 };
    private readonly Option<int> _days = new("--days") { HelpName = "N", Description = "How many days they cover, 1 to 100,000 (default: 90)", DefaultValueFactory = _ => 90 };
    private readonly Option<int> _replays = new("--replays") { HelpName = "N", Description = "How many interleaved runs over those days, 1 to 1,000 (default: 1)", DefaultValueFactory = _ => 1 };

    public GenerateVerb(Terminal terminal)
        : base(
            terminal,
            "generate",
            "Print the standard workload: seeded events as JSON lines, for trials and measurements.",
            "daybook generate --events 3",
            "daybook generate --events 100000 --seed 7 | daybook record --durability committed --journal trial.db > ids.txt",
            "daybook generate --replays 8 > replays.jsonl")
    {
        _events.CustomParser = Limits.Between(1, 100_000_000);
        _seed.CustomParser = Limits.Between(int.MinValue, int.MaxValue);
        _assets.CustomParser = Limits.Between(1, 1_000_000);
        _days.CustomParser = Limits.Between(1, 100_000);
        _replays.CustomParser = Limits.Between(1, 1_000);
        Add(_events);
        Add(_seed);
        Add(_assets);
        Add(_days);
        Add(_replays);
    }

    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.IsJournalGiven)
            throw new MisuseException("generate prints events and changes no journal; pipe them into 'daybook record --journal FILE'");
        var workload = new StandardWorkload
        {
            Count = run.Get(_events),
            Seed = run.Get(_seed),
            Assets = run.Get(_assets),
            Span = TimeSpan.FromDays(run.Get(_days)),
            Replays = run.Get(_replays),
        };
        using var progress = ProgressLine.For(run.Terminal, "generating");
        var done = 0;
        foreach (var lines in workload.Events().Chunk(Lines))
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonOutput.Lines(run.Terminal, lines);
            progress.Show(done += lines.Length, workload.Count);
        }

        return Task.FromResult(ExitCode.Fine);
    }
}
