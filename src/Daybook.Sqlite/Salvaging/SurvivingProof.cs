using System.Numerics;
using System.Runtime.InteropServices;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;

namespace Daybook.Sqlite.Salvaging;

/// <summary>
/// Counts the events of a damaged journal that are proven still: those of each block that is whole and has the root that the journal kept of it, as long as those roots together are what
/// the head's tree was made from; and, behind the last block, those of each full subtree that is whole and has the root that the head kept of it.
/// </summary>
internal sealed class SurvivingProof(HeadRow? head, IReadOnlyDictionary<long, MerkleHash> roots)
{
    private readonly LeafBatch _leaves = new();
    private readonly MerkleTree _kept = new(head?.BlockLevel ?? 10);
    private long _added;
    private long _inBlocks;
    private readonly List<bool> _isThere = [];
    private bool _hasAllRoots = true;

    /// <summary>The root that the journal kept of each of its blocks, as far as it can be read.</summary>
    public static Dictionary<long, MerkleHash> Roots(SqliteDatabase database)
    {
        var found = new Dictionary<long, MerkleHash>();
        foreach (var (id, root) in database.QuerySurviving("SELECT id, root FROM block ORDER BY id", row => (row.Integer(0), row.Bytes(1).ToArray())))
        {
            if (root.Length == MerkleHash.Size)
                found.TryAdd(id, new MerkleHash(root));
        }

        return found;
    }

    /// <summary>Takes what stands under the next id.</summary>
    /// <param name="row">What was found there.</param>
    public void Add(in SurvivingRow row)
    {
        if (head is null || row.Id > head.Count)
            return;
        _added++;
        _isThere.Add(row is { Event: not null, Problem: null });
        if (_isThere[^1])
            _leaves.Add(row.Event!, row.Id, Microseconds.From(row.Event!.RecordedAt));
        if (_added % head.BlockSize == 0)
            EndBlock((_added / head.BlockSize) - 1, head.BlockSize);
    }

    /// <summary>How many events are proven, once all were added.</summary>
    public long Count()
    {
        if (head is null || !_hasAllRoots || _kept.Root != head.Tree.SharedWith(head.SealedBlocks * head.BlockSize).Root)
            return 0;
        return _inBlocks + InTail(head);
    }

    private long InTail(HeadRow head)
    {
        if (_isThere.Count != head.Count % head.BlockSize)
            return 0;
        var proven = 0;
        var (start, leaf) = (0, 0);
        var edge = head.Edge.AsSpan(BitOperations.PopCount((ulong)head.SealedBlocks) * MerkleHash.Size);
        for (var level = head.BlockLevel - 1; level >= 0; level--)
        {
            var size = 1 << level;
            if ((_isThere.Count & size) == 0)
                continue;
            var there = CollectionsMarshal.AsSpan(_isThere).Slice(start, size).Count(true);
            if (there == size && MerkleFold.Root(_leaves.Leaves().Slice(leaf, size)) == new MerkleHash(edge[..MerkleHash.Size]))
                proven += size;
            (start, leaf) = (start + size, leaf + there);
            edge = edge[MerkleHash.Size..];
        }

        return proven;
    }

    private void EndBlock(long block, int size)
    {
        if (!roots.TryGetValue(block, out var root))
            _hasAllRoots = false;
        else
        {
            _kept.AppendSubtree(root, head!.BlockLevel);
            if (!_isThere.Contains(false) && MerkleFold.Root(_leaves.Leaves()) == root)
                _inBlocks += size;
        }

        _leaves.Clear();
        _isThere.Clear();
    }
}
