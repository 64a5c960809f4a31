using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Sqlite.Writing;

/// <summary>Extends the tree by a group's events, on a second thread while the rows are written, and keeps the roots of the blocks that it finishes.</summary>
internal sealed class GroupHashing
{
    // Below this, handing over costs more than hashing.
    private const int WorthAThread = 32;

    private readonly LeafBatch _leaves = new();

    /// <summary>What a group makes of the tree.</summary>
    /// <param name="Tree">The tree with the group's events.</param>
    /// <param name="BlockRoots">The root of each block that the group finishes.</param>
    public sealed record Grown(MerkleTree Tree, List<MerkleHash> BlockRoots);

    /// <summary>Starts hashing. One group at a time.</summary>
    /// <param name="before">The tree before the group; it is not changed.</param>
    /// <param name="blockLevel">The level of blocks.</param>
    /// <param name="plan">The events.</param>
    /// <param name="recorded">Their recording time, in microseconds.</param>
    public Task<Grown> Start(MerkleTree before, int blockLevel, GroupPlan plan, long recorded)
    {
        var tree = MerkleTree.FromEdge(before.Count, before.ToEdge(), blockLevel);
        return IsWorthAThread(plan)
            ? Task.Run(() => Run(tree, plan, recorded))
            : Task.FromResult(Run(tree, plan, recorded));
    }

    /// <summary>True when handing a group over to a second thread is worth it.</summary>
    public static bool IsWorthAThread(GroupPlan plan) => plan.Events.Count >= WorthAThread && Environment.ProcessorCount > 1;

    private Grown Run(MerkleTree tree, GroupPlan plan, long recorded)
    {
        _leaves.Clear();
        for (var i = 0; i < plan.Events.Count; i++)
            _leaves.Add(plan.Events[i], plan.FirstId + i, recorded);
        var roots = new List<MerkleHash>();
        tree.AppendAll(_leaves.Leaves(), roots);
        return new Grown(tree, roots);
    }
}
