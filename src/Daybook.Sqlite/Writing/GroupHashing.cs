using Daybook.Events;
using Daybook.Integrity;

namespace Daybook.Sqlite.Writing;

/// <summary>Extends the tree by a group's events, on a second thread while the rows are written, and keeps the roots of the blocks that it finishes.</summary>
internal sealed class GroupHashing
{
    // Below this, handing over costs more than hashing.
    private const int WorthAThread = 32;

    private readonly MerkleTree _tree;
    private readonly int _blockSize;
    private readonly List<MerkleHash> _blockRoots = [];

    private GroupHashing(MerkleTree tree, int blockSize)
    {
        _tree = tree;
        _blockSize = blockSize;
    }

    /// <summary>Starts hashing.</summary>
    /// <param name="before">The tree before the group; it is not changed.</param>
    /// <param name="blockLevel">The level of blocks.</param>
    /// <param name="plan">The events.</param>
    /// <param name="recorded">Their recording time, in microseconds.</param>
    public static Task<(MerkleTree Tree, List<MerkleHash> BlockRoots)> Start(MerkleTree before, int blockLevel, Storage.GroupPlan plan, long recorded)
    {
        var hashing = new GroupHashing(MerkleTree.FromEdge(before.Count, before.ToEdge(), blockLevel), 1 << blockLevel);
        return plan.Events.Count >= WorthAThread && Environment.ProcessorCount > 1
            ? Task.Run(() => hashing.Run(plan.Events, plan.FirstId, recorded))
            : Task.FromResult(hashing.Run(plan.Events, plan.FirstId, recorded));
    }

    private (MerkleTree Tree, List<MerkleHash> BlockRoots) Run(IReadOnlyList<PortfolioEvent> events, long firstId, long recorded)
    {
        for (var i = 0; i < events.Count; i++)
        {
            _tree.Append(CanonicalEncoding.Leaf(events[i], firstId + i, recorded));
            if (_tree.Count % _blockSize == 0)
                _blockRoots.Add(_tree.LastBlockRoot);
        }

        return (_tree, _blockRoots);
    }
}
