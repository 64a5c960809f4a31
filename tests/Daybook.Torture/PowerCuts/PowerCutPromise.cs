using Daybook.Storage;
using Daybook.Torture.Promises;

namespace Daybook.Torture.PowerCuts;

/// <summary>P2.</summary>
internal static class PowerCutPromise
{
    public static Promise Promise { get; } = new(
        "powercut",
        "When the power goes, nothing is lost that was acknowledged as synced, and nothing is half there.",
        new Ordeal("fsyncs counted", CountFsyncsAsync),
        new Ordeal("synced images", bench => JudgeImagesAsync(bench, Durability.Synced, bench.Pick(200, 14_000))),
        new Ordeal("mixed images", bench => JudgeImagesAsync(bench, null, bench.Pick(100, 6_000))),
        new Ordeal("committed shows loss", ShowLossAsync));

    private static async Task<Outcome> CountFsyncsAsync(Bench bench)
    {
        if (Tools.Lacks("strace") is { } lacking)
            return lacking;
        var groups = bench.Pick(100, 1_000);
        var recording = await Recorder.RecordAsync(bench.NewFolder(), bench.Seed, Durability.Synced, groups, bench.Bug, bench.Cancellation);
        var broken = FirstUnsynced(recording) is { } batch ? $"Batch {batch} was acknowledged as synced, and the log was not forced to the disk between its last write and that." : null;
        return new Outcome($"{groups:N0} synced groups, {recording.Fsyncs:N0} fsyncs", broken);
    }

    /// <summary>The first batch for which no fsync of the log lies between the log's last write before the acknowledgement and the acknowledgement itself.</summary>
    private static int? FirstUnsynced(Recording recording)
    {
        var before = 0;
        foreach (var (start, _, what) in recording.Acknowledgements)
        {
            var written = recording.Files.Where(file => file.Name == "-wal")
                .Select(file => (Log: file, Last: file.Changes.OfType<Write>().Where(write => write.Start > before && write.End <= start).Select(write => write.End).DefaultIfEmpty(0).Max()))
                .MaxBy(log => log.Last);
            if (!written.Log.Syncs.Any(sync => sync.Start > written.Last && sync.End <= start))
                return what.Batch;
            before = start;
        }

        return null;
    }

    private static async Task<Outcome> JudgeImagesAsync(Bench bench, Durability? durability, int images)
    {
        if (Tools.Lacks("strace") is { } lacking)
            return lacking;
        var run = new ImageRun(bench, durability);
        var broken = await run.RunAsync(images);
        var losses = durability is null ? $", {run.Losses:N0} without what was only committed, {run.Reported:N0} of them reported" : string.Empty;
        return new Outcome($"{run.Images:N0} images of {run.Recordings:N0} recordings{losses}; {run.Unusable:N0} of a journal in the making cannot be opened", broken);
    }

    /// <summary>The same images of a journal that is only committed must show losses; otherwise they could not show one at all.</summary>
    private static async Task<Outcome> ShowLossAsync(Bench bench)
    {
        if (Tools.Lacks("strace") is { } lacking)
            return lacking;
        var run = new ImageRun(bench, Durability.Committed);
        var broken = await run.RunAsync(bench.Pick(50, 1_000));
        return new Outcome(
            $"{run.Losses:N0} of {run.Images:N0} images have lost committed events, {run.Reported:N0} of them are reported",
            broken ?? (run.Losses == 0 ? "No image shows a loss, so these images prove nothing." : null));
    }
}
