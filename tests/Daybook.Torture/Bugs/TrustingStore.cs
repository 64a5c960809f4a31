using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>Says of every snapshot that the journal has the root that the snapshot says: whatever is found is used.</summary>
internal sealed class TrustingStore(IEventStore store) : StoreWrapper(store)
{
    private readonly Dictionary<JournalPosition, MerkleHash> _found = [];

    public override ISnapshotStore? Snapshots => base.Snapshots is { } snapshots ? new Believing(snapshots, _found) : null;

    public override async ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) =>
        _found.TryGetValue(position, out var root) ? root : await base.FindRootAsync(position, cancellationToken);

    private sealed class Believing(ISnapshotStore snapshots, Dictionary<JournalPosition, MerkleHash> found) : ISnapshotStore
    {
        public int Spacing => snapshots.Spacing;

        public Snapshot? Find(string projection, int version, int epoch, long upToId, long newestMicros)
        {
            var snapshot = snapshots.Find(projection, version, epoch, upToId, newestMicros);
            if (snapshot is not null)
                found[snapshot.Position] = snapshot.Root;
            return snapshot;
        }

        public void Save(Snapshot snapshot) => snapshots.Save(snapshot);

        public void Remove(Snapshot snapshot) => snapshots.Remove(snapshot);
    }
}
