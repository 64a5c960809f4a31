using Daybook.Engine.Tests.Support;
using Daybook.Sqlite;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Replaying;

/// <summary>P9.</summary>
internal static class ReplayPromise
{
    public static Promise Promise { get; } = new(
        "replay",
        "Whoever sees the same decides the same, however often it is restarted: the journal is the engine's only memory.",
        new Ordeal("live against replay", LiveAsync));

    private static async Task<Outcome> LiveAsync(Bench bench)
    {
        var wanted = bench.Pick(20_000, 1_000_000);
        var (decisions, markets, restarts) = (0L, 0, 0);
        var root = bench.NewFolderInMemory();
        string? broken = null;
        while (broken is null && decisions < wanted)
        {
            bench.Report(decisions, wanted);
            var seed = unchecked(bench.Seed + markets++);
            var replay = RecordedReplay.Of(RandomReplays.Of(seed));
            var folder = Directory.CreateDirectory(Path.Combine(root, $"{markets}"));
            var path = Path.Combine(folder.FullName, "journal.db");
            await using (var live = new LivePortfolio(replay.Options.Rebalance, new Random(seed), () => SqliteJournal.OpenAsync(path, cancellationToken: bench.Cancellation), bench.Cancellation))
            {
                broken = await live.LiveThroughAsync(replay) is { } what ? $"Market {seed}: {what}." : null;
                decisions += replay.Result.Decisions;
                restarts += live.Restarts;
            }

            folder.Delete(recursive: true);
        }

        return new Outcome($"{decisions:N0} decisions on {markets:N0} random markets, {restarts:N0} restarts, every event and the state compared", broken);
    }
}
