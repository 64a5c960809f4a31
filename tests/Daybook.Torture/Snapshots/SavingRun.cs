using Daybook.Torture.Promises;

namespace Daybook.Torture.Snapshots;

/// <summary>What processes that save snapshots did until they were killed.</summary>
/// <param name="Kills">How many were killed.</param>
/// <param name="Looks">States that they compared.</param>
/// <param name="Compared">States that were compared behind the kills.</param>
/// <param name="Broken">What went wrong, or null.</param>
internal sealed record SavingReport(int Kills, int Looks, int Compared, string? Broken);

/// <summary>Lets two processes at a time read a journal that grows, and save snapshots of it, and kills one after the other.</summary>
internal static class SavingRun
{
    public static async Task<SavingReport> RunAsync(Bench bench, int kills)
    {
        var random = new Random(bench.Seed);
        var path = Path.Combine(bench.NewFolderInMemory(), "journal.db");
        await using var journal = new FoldedJournal(path, new RandomHistory(bench.Seed), random, bug: null);
        await journal.AppendAsync(300);
        var look = new Look(journal, random);
        var (children, started, looks) = (new Queue<ChildProcess>(), 0, 0);
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                bench.Report(kill, kills);
                while (children.Count < 2)
                    children.Enqueue(ChildProcess.Start("fold", path, $"{bench.Seed}", $"{unchecked((bench.Seed * 1000) + started++)}"));
                await journal.AppendAsync(random.Next(1, 40));
                var (heard, broken) = await KillOneAsync(children.Dequeue(), random, bench);
                looks += heard;
                await using var source = journal.OpenToRead(random.Next(1, 40));
                for (var i = 0; i < 4; i++)
                    broken ??= await look.OneAsync(source);
                if (broken is not null)
                    return new SavingReport(kill + 1, looks, look.Compared, $"Kill {kill}: {broken}");
            }

            return new SavingReport(kills, looks, look.Compared, null);
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }
    }

    private static async Task<(int Heard, string? Broken)> KillOneAsync(ChildProcess child, Random random, Bench bench)
    {
        await using var owned = child.ConfigureAwait(false);
        var lines = new List<string>();
        for (var wanted = random.Next(1, 30); lines.Count < wanted && await child.HearAsync(bench.Cancellation) is { } line;)
            lines.Add(line);
        Thread.SpinWait(random.Next(100_000));
        await child.KillAsync();
        lines.AddRange((await child.HearTheRestAsync(bench.Cancellation)).Split('\n')[..^1]);
        return (lines.Count, lines.Count == 0 ? "It had said nothing." : lines.FirstOrDefault(line => line != "same"));
    }
}
