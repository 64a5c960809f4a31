namespace Daybook.Storage;

/// <summary>
/// Where snapshots of a journal's projections are kept. Nothing depends on it: what cannot be read is not there, and what cannot be written is not kept. No call throws for the
/// place's sake. Safe for several threads and processes.
/// </summary>
public interface ISnapshotStore
{
    /// <summary>How many events lie between two snapshots of a projection, at least 1; best a multiple of what the store seals at once.</summary>
    int Spacing { get; }

    /// <summary>The newest snapshot that may serve, whole as it was saved; null when there is none.</summary>
    /// <param name="projection">The projection's name.</param>
    /// <param name="version">The version of its shape.</param>
    /// <param name="epoch">The journal's epoch.</param>
    /// <param name="upToId">The newest event that it may hold.</param>
    /// <param name="newestMicros">The latest time that its events may have, in microseconds.</param>
    Snapshot? Find(string projection, int version, int epoch, long upToId, long newestMicros);

    /// <summary>Keeps a snapshot. Those of the same projection with another version or an earlier epoch may be forgotten.</summary>
    void Save(Snapshot snapshot);

    /// <summary>Forgets a snapshot that turned out to be of another history.</summary>
    void Remove(Snapshot snapshot);
}
