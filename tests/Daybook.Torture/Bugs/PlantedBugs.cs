using Daybook.Torture.Corruption;
using Daybook.Torture.Killing;
using Daybook.Torture.PowerCuts;

namespace Daybook.Torture.Bugs;

/// <summary>The bugs that can be planted.</summary>
internal static class PlantedBugs
{
    public static IReadOnlyList<PlantedBug> List { get; } =
    [
        new(PlantedBug.AcknowledgeEarly, KillPromise.Promise),
        new(PlantedBug.SkipFsync, PowerCutPromise.Promise),
        new(PlantedBug.ForgetfulTree, CorruptionPromise.Promise),
    ];
}
