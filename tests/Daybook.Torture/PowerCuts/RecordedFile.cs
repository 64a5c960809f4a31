namespace Daybook.Torture.PowerCuts;

/// <summary>One file of a recording, from its making to its removal; another one may have the same name later.</summary>
/// <param name="name">What follows the journal's path in its name.</param>
/// <param name="made">When it was made.</param>
internal sealed class RecordedFile(string name, int made)
{
    public string Name => name;

    public int Made => made;

    /// <summary>When it was removed.</summary>
    public int Removed { get; set; } = int.MaxValue;

    public List<FileChange> Changes { get; } = [];

    /// <summary>When it was forced to the disk, from start to end.</summary>
    public List<(int Start, int End)> Syncs { get; } = [];

    /// <summary>The start of the last fsync that was complete at a moment: what had ended before that is on the disk. 0: there was none.</summary>
    public int SyncedAt(int cut) => Syncs.Where(sync => sync.End <= cut).Select(sync => sync.Start).DefaultIfEmpty(0).Max();
}
