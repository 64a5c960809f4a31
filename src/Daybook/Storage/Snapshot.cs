using Daybook.Integrity;

namespace Daybook.Storage;

/// <summary>
/// A projection's state as it was at one event of one journal. It says the same as a fold from the beginning, and is used only when it can be shown to be of the same history: by
/// the journal's epoch, and by the root of the journal's tree over all events up to it.
/// </summary>
/// <param name="Projection">The projection's name.</param>
/// <param name="Version">The version of its shape.</param>
/// <param name="Position">Up to where the journal is in it.</param>
/// <param name="Root">The root of the journal's tree over the events up to there.</param>
/// <param name="NewestMicros">The latest time of the events that are in it and have one that counts, in microseconds; <see cref="long.MinValue"/> when there is none.</param>
/// <param name="State">The state as the projection saved it.</param>
public sealed record Snapshot(string Projection, int Version, JournalPosition Position, MerkleHash Root, long NewestMicros, byte[] State)
{
    /// <summary>How many events lie between two snapshots of a projection, unless a store is told otherwise: few enough that any state of the past is quick to reach.</summary>
    public const int DefaultSpacing = 32_768;
}
