namespace Daybook.Storage;

/// <summary>What an acknowledged event survives.</summary>
public enum Durability
{
    /// <summary>Accepted; committed with the next group, at most one flush interval later. Lost only if the process dies first.</summary>
    Buffered,

    /// <summary>Committed: survives a killed process, not a power cut.</summary>
    Committed,

    /// <summary>Committed and forced to the disk: survives a power cut. The default of everything that is awaited.</summary>
    Synced,
}
