using Daybook.Integrity;

namespace Daybook.Storage;

/// <summary>Where a journal stands: its newest event and the tree over all of them.</summary>
/// <param name="Epoch">How often a lost tail was given up by <c>recover</c>; starts at 0.</param>
/// <param name="Count">The number of events, and the id of the newest.</param>
/// <param name="Root">The Merkle tree's root over all events.</param>
/// <param name="LastRecordedMicros">When the newest event was stored, in microseconds; 0 in an empty journal.</param>
/// <param name="NewestOccurredMicros">The largest <c>occurred</c> of all events, in microseconds; null in an empty journal.</param>
public sealed record JournalHead(int Epoch, long Count, MerkleHash Root, long LastRecordedMicros, long? NewestOccurredMicros)
{
    /// <summary>Which journal it is; null in a file of layout 1 to which nobody has written since.</summary>
    public JournalIdentity? Identity { get; init; }
}
