using Daybook.Torture.Promises;

namespace Daybook.Torture.Bugs;

/// <summary>A bug that is planted on purpose: a harness that does not find it proves nothing.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Promise">The promise that it breaks.</param>
internal sealed record PlantedBug(string Name, Promise Promise)
{
    public const string AcknowledgeEarly = "acknowledge-early";

    public const string SkipFsync = "skip-fsync";

    public const string ForgetfulTree = "forgetful-tree";
}
