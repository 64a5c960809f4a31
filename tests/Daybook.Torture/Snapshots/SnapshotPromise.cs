using Daybook.Torture.Promises;

namespace Daybook.Torture.Snapshots;

/// <summary>P15.</summary>
internal static class SnapshotPromise
{
    public const string Alterations = "spacings and alterations";

    private const int PerJournal = 12;

    public static Promise Promise { get; } = new(
        "snapshots",
        "A snapshot never changes an answer: with any spacing, version, kill and alteration a host holds what a fold from the beginning gives.",
        new Ordeal(Alterations, AlterAsync),
        new Ordeal("killed while saving", KillAsync));

    private static async Task<Outcome> AlterAsync(Bench bench)
    {
        var cases = bench.Pick(500, 20_000);
        var root = bench.NewFolderInMemory();
        var (done, journals, compared) = (0, 0, 0L);
        string? broken = null;
        while (done < cases && broken is null)
        {
            bench.Report(done, cases);
            var seed = unchecked((bench.Seed * 1000) + journals++);
            var folder = Directory.CreateDirectory(Path.Combine(root, $"{journals}"));
            var count = Math.Min(PerJournal, cases - done);
            await using (var trial = new SnapshotTrial(folder.FullName, seed, bench.Bug))
            {
                broken = await trial.RunAsync(count, bench) is { } what ? $"Journal {seed}: {what}" : null;
                compared += trial.Compared;
            }

            done += count;
            folder.Delete(recursive: true);
        }

        return new Outcome($"{done:N0} changes of {journals:N0} journals and their snapshots, {compared:N0} states compared", broken);
    }

    private static async Task<Outcome> KillAsync(Bench bench)
    {
        var report = await SavingRun.RunAsync(bench, bench.Count is { } count ? Math.Max(1, count / 40) : bench.Pick(12, 500));
        return new Outcome(
            $"{report.Kills:N0} kills of processes that save snapshots, {report.Looks:N0} looks of theirs, {report.Compared:N0} of ours",
            report.Broken ?? (report.Looks < report.Kills ? "They were killed before they had saved anything worth looking at." : null));
    }
}
