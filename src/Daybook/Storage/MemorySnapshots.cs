namespace Daybook.Storage;

/// <summary>Keeps snapshots as long as the process lives.</summary>
/// <param name="spacing">How many events lie between two snapshots of a projection.</param>
public sealed class MemorySnapshots(int spacing = Snapshot.DefaultSpacing) : ISnapshotStore
{
    private readonly Lock _lock = new();
    private readonly List<Snapshot> _kept = [];

    /// <inheritdoc/>
    public int Spacing => spacing;

    /// <inheritdoc/>
    public Snapshot? Find(string projection, int version, int epoch, long upToId, long newestMicros)
    {
        lock (_lock)
        {
            return _kept.Where(kept => kept.Projection == projection && kept.Version == version && kept.Position.Epoch == epoch && kept.Position.Id <= upToId && kept.NewestMicros <= newestMicros)
                .MaxBy(kept => kept.Position.Id);
        }
    }

    /// <inheritdoc/>
    public void Save(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_lock)
        {
            _kept.RemoveAll(kept => kept.Projection == snapshot.Projection
                && (kept.Version != snapshot.Version || kept.Position.Epoch < snapshot.Position.Epoch || kept.Position == snapshot.Position));
            _kept.Add(snapshot);
        }
    }

    /// <inheritdoc/>
    public void Remove(Snapshot snapshot)
    {
        lock (_lock)
            _kept.Remove(snapshot);
    }
}
