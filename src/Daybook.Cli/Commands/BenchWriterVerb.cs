using System.CommandLine;
using System.Diagnostics;
using Daybook.Cli.Output;
using Daybook.Events;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook bench-writer</c>: one of the writers that <c>bench</c> starts. Not shown in the help.</summary>
internal sealed class BenchWriterVerb : Verb
{
    private const int Group = 64;
    private const int WarmUpSeconds = 8;

    private readonly Option<int> _seed = new("--seed") { HelpName = "N", Description = "Seed of the workload" };
    private readonly Option<int> _seconds = new("--seconds") { HelpName = "N", Description = "How long to write" };
    private readonly Option<int> _perSecond = new("--per-second") { HelpName = "N", Description = "Write this many single events per second instead" };

    public BenchWriterVerb(Terminal terminal)
        : base(terminal, "bench-writer", "Write groups of 64 events as fast as the journal takes them.", "daybook bench-writer --seed 1 --seconds 10")
    {
        Hidden = true;
        _seed.CustomParser = Limits.Between(int.MinValue, int.MaxValue);
        _seconds.CustomParser = Limits.Between(1, 3_600);
        _perSecond.CustomParser = Limits.Between(1, 1_000);
        Add(_seed);
        Add(_seconds);
        Add(_perSecond);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_perSecond) is > 0 and var perSecond)
        {
            await TrickleAsync(perSecond, run.Get(_seconds) * perSecond, run, cancellationToken).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        PortfolioEvent[][] groups = [.. new StandardWorkload { Count = 100 * Group, Seed = run.Get(_seed) }.Events().Chunk(Group)];

        // First in a journal of its own, until its code is compiled: what is measured is a writer that has been running.
        var own = $"{run.JournalPath}.{run.Get(_seed)}";
        await WriteAsync(own, groups, TimeSpan.FromSeconds(WarmUpSeconds), run, cancellationToken).ConfigureAwait(false);
        await WriteAsync(run.JournalPath, groups, TimeSpan.FromSeconds(run.Get(_seconds)), run, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private async Task TrickleAsync(int perSecond, int count, Invocation run, CancellationToken cancellationToken)
    {
        var journal = await run.Context.Journals.OpenAsync(run.JournalPath, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var (index, written) in new StandardWorkload { Count = count, Seed = run.Get(_seed) }.Events().Index())
            {
                if (TimeSpan.FromSeconds((double)index / perSecond) - Stopwatch.GetElapsedTime(start) is var early && early > TimeSpan.Zero)
                    await Task.Delay(early, run.Terminal.Time, cancellationToken).ConfigureAwait(false);
                await journal.AppendAsync([written], Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteAsync(string path, PortfolioEvent[][] groups, TimeSpan length, Invocation run, CancellationToken cancellationToken)
    {
        var journal = await run.Context.Journals.OpenAsync(path, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < length; i++)
                await journal.AppendAsync(groups[i % groups.Length], Durability.Committed, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }
}
