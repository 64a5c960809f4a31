using Daybook.Torture.Promises;

namespace Daybook.Torture.Bugs;

/// <summary>A bug that is planted on purpose: a harness that does not find it proves nothing.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Promise">The promise that it breaks.</param>
/// <param name="FoundBy">The ordeals that must find it.</param>
internal sealed record PlantedBug(string Name, Promise Promise, params IReadOnlyList<string> FoundBy)
{
    public const string AcknowledgeEarly = "acknowledge-early";

    public const string SkipFsync = "skip-fsync";

    public const string ForgetfulTree = "forgetful-tree";

    public const string StaleState = "stale-state";

    public const string IgnoredCondition = "ignored-condition";

    public const string TrustedSnapshot = "trusted-snapshot";
}
