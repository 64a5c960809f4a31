using Daybook.Torture.Corruption;
using Daybook.Torture.Killing;
using Daybook.Torture.Obedience;
using Daybook.Torture.PowerCuts;
using Daybook.Torture.Snapshots;

namespace Daybook.Torture.Bugs;

/// <summary>The bugs that can be planted.</summary>
internal static class PlantedBugs
{
    public static IReadOnlyList<PlantedBug> List { get; } =
    [
        new(PlantedBug.AcknowledgeEarly, KillPromise.Promise, "kill -9"),
        new(PlantedBug.SkipFsync, PowerCutPromise.Promise, "fsyncs counted", "synced images", "mixed images"),
        new(PlantedBug.ForgetfulTree, CorruptionPromise.Promise, "flipped bits", "edited rows"),
        new(PlantedBug.StaleState, ObediencePromise.Promise, ObediencePromise.Orders),
        new(PlantedBug.IgnoredCondition, ObediencePromise.Promise, ObediencePromise.Orders),
        new(PlantedBug.TrustedSnapshot, SnapshotPromise.Promise, SnapshotPromise.Alterations),
    ];
}
