using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Processes;

/// <summary>What processes did to one file.</summary>
/// <param name="Events">Events that they wrote.</param>
/// <param name="Fewest">Events of the writer that wrote the fewest.</param>
/// <param name="LongestWait">The longest that a writer waited for one append, in ms.</param>
/// <param name="Looks">How often readers looked.</param>
/// <param name="Broken">What went wrong, or null.</param>
internal sealed record ProcessReport(int Events, int Fewest, int LongestWait, int Looks, string? Broken);

/// <summary>Lets processes write and read one journal at once, and checks that all of it is in one order without a gap or duplicate, of which readers saw prefixes.</summary>
internal static class ProcessRun
{
    public static async Task<ProcessReport> RunAsync(Bench bench, int writers, int readers, TimeSpan duration)
    {
        var path = Path.Combine(bench.NewFolder(), "journal.db");
        await SqliteStore.Open(path).DisposeAsync();
        var milliseconds = duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        var children = new List<ChildProcess>();
        try
        {
            for (var i = 0; i < writers; i++)
                children.Add(ChildProcess.Start("race", path, NameOf(i), milliseconds));
            for (var i = 0; i < readers; i++)
                children.Add(ChildProcess.Start("follow", path, milliseconds));
            foreach (var child in children)
                await child.HearAsync(bench.Cancellation);
            foreach (var child in children)
                await child.TellAsync("go");
            var answers = new List<string?>();
            foreach (var child in children)
                answers.Add(await child.HearAsync(bench.Cancellation));
            foreach (var child in children)
                await child.WaitAsync();
            return await JudgeAsync(path, answers[..writers], answers[writers..]);
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }
    }

    private static string NameOf(int writer) => $"WRITER {writer}";

    private static async Task<ProcessReport> JudgeAsync(string path, List<string?> written, List<string?> seen)
    {
        // A writer that did not get its turn in time would have died of it without a count.
        if (written.Concat(seen).FirstOrDefault(answer => answer is null || answer.StartsWith("broken", StringComparison.Ordinal)) is var bad && written.Concat(seen).Contains(bad))
            return new ProcessReport(0, 0, 0, 0, bad ?? "A process died.");
        var counts = written.Select(answer => answer!.Split(' ').Select(int.Parse).ToArray()).ToList();
        var looks = seen.Select(answer => answer!.Split(' ')).ToList();
        await using var source = SqliteSource.Open(path);
        var broken = await JudgeAsync(source, [.. counts.Select(count => count[0])], looks.ToLookup(look => long.Parse(look[2]), look => look[3]));
        return new ProcessReport(
            counts.Sum(count => count[0]), counts.Min(count => count[0]), counts.Max(count => count[1]), looks.Sum(look => int.Parse(look[1])), broken);
    }

    private static async Task<string?> JudgeAsync(SqliteSource source, int[] counts, ILookup<long, string> seen)
    {
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        if (!report.Ok)
            return $"verify: {report.Findings[0].Message}";
        var next = new int[counts.Length];
        var tree = new MerkleTree();
        foreach (var stored in await source.ReadAsync(1, int.MaxValue))
        {
            var writer = int.Parse(stored.Asset!.Split(' ')[1]);
            if (stored.Reason != $"{++next[writer]}")
                return $"Event {stored.Id} of writer {writer} should be its number {next[writer]}, and is {stored.Reason}.";
            tree.Append(CanonicalEncoding.Leaf(stored));
            if (seen[tree.Count].Any(root => root != $"{tree.Root}"))
                return $"A reader saw other events than the first {tree.Count} that are there.";
        }

        var most = seen.Max(look => (long?)look.Key) ?? 0;
        return !next.SequenceEqual(counts) ? $"The writers wrote {string.Join(", ", counts)} events, and {string.Join(", ", next)} are there."
            : most > tree.Count ? $"A reader saw {most} events, and {tree.Count} are there." : null;
    }
}
