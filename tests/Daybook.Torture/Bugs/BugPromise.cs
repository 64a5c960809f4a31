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
        foreach (var ordeal in bug.Promise.Ordeals.Where(ordeal => bug.FoundBy.Contains(ordeal.Name)))
        {
            using var planted = new Bench { Seed = bench.Seed, Bug = bug.Name, Progress = bench.Progress, Cancellation = bench.Cancellation };
            var outcome = await ordeal.EndureAsync(planted);
            if (outcome.IsSkipped)
                return outcome;
            if (outcome.Broken is null)
                return new Outcome("not found", $"'{ordeal.Name}' of {bug.Promise.Name} does not find {bug.Name}.");
        }

        return new Outcome($"found by {bug.Promise.Name}: {string.Join(", ", bug.FoundBy)}");
    }
}
