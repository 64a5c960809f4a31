using Daybook.Torture.Bugs;
using Daybook.Torture.Clocks;
using Daybook.Torture.Corruption;
using Daybook.Torture.FullDisks;
using Daybook.Torture.Fuzzing;
using Daybook.Torture.IoErrors;
using Daybook.Torture.Killing;
using Daybook.Torture.Obedience;
using Daybook.Torture.PowerCuts;
using Daybook.Torture.Processes;
using Daybook.Torture.Refusals;
using Daybook.Torture.Replaying;
using Daybook.Torture.Snapshots;

namespace Daybook.Torture.Promises;

/// <summary>The promises, in the order of docs/promises.md.</summary>
internal static class AllPromises
{
    public static IReadOnlyList<Promise> List { get; } =
    [
        KillPromise.Promise,
        PowerCutPromise.Promise,
        FullDiskPromise.Promise,
        IoErrorPromise.Promise,
        RefusalPromise.Promise,
        CorruptionPromise.Promise,
        ProcessPromise.Promise,
        ClockPromise.Promise,
        ReplayPromise.Promise,
        FuzzPromise.Promise,
        ObediencePromise.Promise,
        SnapshotPromise.Promise,
        BugPromise.Promise,
    ];
}
