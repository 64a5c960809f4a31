using Daybook.Torture.Promises;

namespace Daybook.Torture.Bugs;

/// <summary>The harness's own promise.</summary>
internal static class BugPromise
{
    public static Promise Promise { get; } = new(
        "bugs",
        "A harness that cannot fail proves nothing: each planted bug is found.",
        [.. PlantedBugs.List.Select(bug => new Ordeal(bug.Name, bench => FindAsync(bug, bench)))]);

    private static async Task<Outcome> FindAsync(PlantedBug bug, Bench bench)
    {
        Outcome? skipped = null;
        foreach (var ordeal in bug.Promise.Ordeals)
        {
            using var planted = new Bench { Seed = bench.Seed, Bug = bug.Name, Progress = bench.Progress, Cancellation = bench.Cancellation };
            var outcome = await ordeal.EndureAsync(planted);
            if (outcome.Broken is { } found)
                return new Outcome($"found by {bug.Promise.Name}, {ordeal.Name}: {found}");
            skipped ??= outcome.IsSkipped ? outcome : null;
        }

        return skipped ?? new Outcome("not found", $"Nothing that {bug.Promise.Name} does finds {bug.Name}.");
    }
}
