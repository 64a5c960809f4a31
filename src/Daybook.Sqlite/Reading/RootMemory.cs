using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// The tree's roots at earlier sizes, for those who ask for one after another: the tree over the sealed blocks that were added up last is kept, so that a later root needs only the
/// blocks after it; and the head's tree already has the first subtrees of a size near its own. Sealed blocks never change within an epoch. Safe for several threads.
/// </summary>
internal sealed class RootMemory
{
    private readonly Lock _lock = new();
    private MerkleTree? _tree;
    private int _epoch;

    /// <summary>The root at a position, or null when the journal does not have it.</summary>
    public MerkleHash? Find(ReadView view, JournalPosition position)
    {
        var head = view.Head;
        if (position.Epoch != head.Epoch || position.Id < 0 || position.Id > head.Count)
            return null;
        lock (_lock)
        {
            var sealedPart = position.Id - (position.Id % head.BlockSize);
            var shared = head.Tree.SharedWith(sealedPart);
            if (_tree is null || _epoch != head.Epoch || _tree.Count > sealedPart || _tree.Count < shared.Count)
                (_tree, _epoch) = (shared, head.Epoch);
            HistoricalRoot.Extend(_tree, view, sealedPart);
            return position.Id == sealedPart ? _tree.Root : HistoricalRoot.At(view, position.Id);
        }
    }
}
