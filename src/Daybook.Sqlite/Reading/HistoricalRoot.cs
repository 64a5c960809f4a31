using System.Runtime.InteropServices;
using Daybook.Integrity;

namespace Daybook.Sqlite.Reading;

/// <summary>The tree's root at an earlier size: from the roots of all sealed blocks, which must be readable, and the events of the block that was open then.</summary>
internal static class HistoricalRoot
{
    private const int AtOnce = 1_024;

    /// <summary>The root over the first events.</summary>
    /// <param name="view">The journal.</param>
    /// <param name="count">How many events, 0 to all.</param>
    public static MerkleHash At(ReadView view, long count)
    {
        var head = view.Head;
        if (count == head.Count)
            return head.Tree.Root;
        var tree = new MerkleTree(head.BlockLevel);
        Extend(tree, view, count);
        foreach (var stored in view.Range(tree.Count + 1, count))
            tree.Append(CanonicalEncoding.Leaf(stored));
        return tree.Root;
    }

    /// <summary>Extends a tree over whole blocks by those that follow, as long as they end by a size.</summary>
    public static void Extend(MerkleTree tree, ReadView view, long count)
    {
        var (size, level) = (view.Head.BlockSize, view.Head.BlockLevel);
        var roots = new List<MerkleHash>(AtOnce);
        for (var block = tree.Count / size; block < count / size; block += roots.Count)
        {
            roots.Clear();
            view.ReadRoots(block, Math.Min(block + AtOnce, count / size), roots);
            tree.AppendSubtrees(CollectionsMarshal.AsSpan(roots), level);
        }
    }
}
