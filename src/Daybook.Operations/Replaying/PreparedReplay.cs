using Daybook.Engine.Configuration;
using Daybook.Engine.Replay;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.Replaying;

/// <summary>A replay whose inputs were read and found to be good; nothing is written yet.</summary>
public sealed class PreparedReplay
{
    internal PreparedReplay(ReplayMaterial material, EngineConfiguration configuration, string? portfolio = null)
    {
        Portfolio = portfolio;
        Material = material;
        Options = material.Under(configuration);
        Days = ReplaySession.Days(Options);
        Unbucketed = material.FindUnbucketed(configuration);
    }

    /// <summary>What was noted when the files were read.</summary>
    public FileNotes Notes => Material.Notes;

    /// <summary>The assets in no bucket of their own, where they are most of them and the settings hold them to the limits of one; otherwise null.</summary>
    public UnbucketedAssets? Unbucketed { get; }

    /// <summary>What the schedule assumes, in a sentence, where the settings name no calendar and it matters; otherwise null.</summary>
    public string? Assumption => Options.Rebalance.Schedule.Assumption;

    internal string? Portfolio { get; }

    internal ReplayMaterial Material { get; }

    internal ReplayOptions Options { get; }

    internal IReadOnlyList<DateOnly> Days { get; }
}
