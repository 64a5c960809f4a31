using Daybook.Integrity;

namespace Daybook.Sqlite.Reading;

/// <summary>The tree's root at an earlier size: from the roots of the sealed blocks, and the events of the block that was open then.</summary>
internal static class HistoricalRoot
{
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
        var head = view.Head;
        for (var block = tree.Count / head.BlockSize; block < count / head.BlockSize; block++)
            tree.AppendSubtree(RootOf(view, block), head.BlockLevel);
    }

    private static MerkleHash RootOf(ReadView view, long block)
    {
        var root = view.Block(block).Root;
        return root.Length == MerkleHash.Size ? new MerkleHash(root) : throw new InvalidDataException($"Block {block} has a root of {root.Length} bytes.");
    }
}
