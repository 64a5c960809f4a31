using System.CommandLine;
using System.Diagnostics;
using Daybook.Cli.Output;
using Daybook.Cli.Workloads;
using Daybook.Events;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook bench-writer</c>: one of the writers that <c>bench</c> starts. Not shown in the help.</summary>
internal sealed class BenchWriterVerb : Verb
{
    private const int Group = 64;

    private readonly Option<int> _seed = new("--seed") { HelpName = "N", Description = "Seed of the workload" };
    private readonly Option<int> _seconds = new("--seconds") { HelpName = "N", Description = "How long to write" };

    public BenchWriterVerb(Terminal terminal)
        : base(terminal, "bench-writer", "Write groups of 64 events as fast as the journal takes them.", "daybook bench-writer --seed 1 --seconds 10")
    {
        Hidden = true;
        _seed.CustomParser = Limits.Between(int.MinValue, int.MaxValue);
        _seconds.CustomParser = Limits.Between(1, 3_600);
        Add(_seed);
        Add(_seconds);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        PortfolioEvent[][] groups = [.. new StandardWorkload { Count = 100 * Group, Seed = run.Get(_seed) }.Events().Chunk(Group)];
        var journal = await SqliteJournal.OpenAsync(run.JournalPath, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < run.Get(_seconds); i++)
                await journal.AppendAsync(groups[i % groups.Length], Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }
}
