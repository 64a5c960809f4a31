using System.Numerics;
using System.Security.Cryptography;

namespace Daybook.Integrity;

/// <summary>
/// An append-only Merkle tree as in RFC 6962, section 2.1, of which only the right edge is kept: the roots of the full subtrees, one per set bit of the size.
/// Not safe for several threads.
/// </summary>
public sealed class MerkleTree
{
    private readonly MerkleHash[] _edge = new MerkleHash[63];
    private readonly int _blockLevel;

    /// <summary>Makes an empty tree.</summary>
    /// <param name="blockLevel">The level whose finished nodes are shown by <see cref="LastBlockRoot"/>: 10 for blocks of 1,024 leaves.</param>
    public MerkleTree(int blockLevel = 10) => _blockLevel = blockLevel;

    /// <summary>The number of leaves.</summary>
    public long Count { get; private set; }

    /// <summary>The root of the block that was finished last: the tree's own node at the block level.</summary>
    public MerkleHash LastBlockRoot { get; private set; }

    /// <summary>The root over all leaves; of an empty tree, SHA-256 of nothing.</summary>
    public MerkleHash Root
    {
        get
        {
            if (Count == 0)
                return HashEmpty();
            var rest = (ulong)Count;
            var root = _edge[BitOperations.TrailingZeroCount(rest)];
            for (rest &= rest - 1; rest != 0; rest &= rest - 1)
                root = HashNode(_edge[BitOperations.TrailingZeroCount(rest)], root);
            return root;
        }
    }

    /// <summary>Adds a leaf's hash.</summary>
    public void Append(in MerkleHash leaf) => AppendSubtree(leaf, 0);

    /// <summary>Adds the hashes of leaves, which is faster than adding each.</summary>
    /// <param name="leaves">The hashes, in their order.</param>
    /// <param name="blockRoots">Takes the root of each block that they finish; null: nobody wants them.</param>
    public void AppendAll(ReadOnlySpan<MerkleHash> leaves, ICollection<MerkleHash>? blockRoots = null)
    {
        while (!leaves.IsEmpty)
        {
            var level = Math.Min(BitOperations.Log2((uint)leaves.Length), _blockLevel);
            if (Count > 0)
                level = Math.Min(level, BitOperations.TrailingZeroCount(Count));
            AppendSubtree(MerkleFold.Root(leaves[..(1 << level)]), level);
            leaves = leaves[(1 << level)..];
            if (blockRoots is not null && (Count & ((1L << _blockLevel) - 1)) == 0)
                blockRoots.Add(LastBlockRoot);
        }
    }

    /// <summary>Adds the root of a full subtree of 2^<paramref name="level"/> leaves.</summary>
    /// <exception cref="InvalidOperationException">The tree's size is not a multiple of the subtree's.</exception>
    public void AppendSubtree(in MerkleHash root, int level)
    {
        if ((Count & ((1L << level) - 1)) != 0)
            throw new InvalidOperationException($"A subtree of 2^{level} leaves cannot follow {Count} leaves.");
        var node = root;
        var at = level;
        for (; ((Count >> at) & 1) != 0; at++)
        {
            Finished(node, at);
            node = HashNode(_edge[at], node);
        }

        Finished(node, at);
        _edge[at] = node;
        Count += 1L << level;
    }

    /// <summary>Adds the roots of full subtrees of 2^<paramref name="level"/> leaves each, which is faster than adding each. Does not keep <see cref="LastBlockRoot"/> up to date.</summary>
    /// <exception cref="InvalidOperationException">The tree's size is not a multiple of a subtree's.</exception>
    public void AppendSubtrees(ReadOnlySpan<MerkleHash> roots, int level)
    {
        while (!roots.IsEmpty)
        {
            var above = BitOperations.Log2((uint)roots.Length);
            if (Count > 0)
                above = Math.Max(0, Math.Min(above, BitOperations.TrailingZeroCount(Count) - level));
            AppendSubtree(MerkleFold.Root(roots[..(1 << above)]), level + above);
            roots = roots[(1 << above)..];
        }
    }

    /// <summary>The beginning that this tree and the one that it was at an earlier size have in common: the full subtrees on the right edge of both, as a tree of their own.</summary>
    /// <param name="count">The earlier size, 0 to <see cref="Count"/> leaves.</param>
    public MerkleTree SharedWith(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var shared = count == Count ? Count : Count & -(2L << BitOperations.Log2((ulong)(Count ^ count)));
        var tree = new MerkleTree(_blockLevel) { Count = shared };
        _edge.CopyTo(tree._edge, 0);
        return tree;
    }

    /// <summary>The right edge: the roots of the full subtrees, largest first, 32 bytes each.</summary>
    public byte[] ToEdge()
    {
        var edge = new byte[BitOperations.PopCount((ulong)Count) * MerkleHash.Size];
        var at = 0;
        for (var level = _edge.Length - 1; level >= 0; level--)
        {
            if (((Count >> level) & 1) == 0)
                continue;
            _edge[level].CopyTo(edge.AsSpan(at));
            at += MerkleHash.Size;
        }

        return edge;
    }

    /// <summary>Restores a tree from its right edge.</summary>
    /// <exception cref="InvalidDataException">The edge does not fit the size.</exception>
    public static MerkleTree FromEdge(long count, ReadOnlySpan<byte> edge, int blockLevel = 10)
    {
        if (count < 0 || edge.Length != BitOperations.PopCount((ulong)count) * MerkleHash.Size)
            throw new InvalidDataException($"A tree of {count} leaves does not have an edge of {edge.Length} bytes.");
        var tree = new MerkleTree(blockLevel) { Count = count };
        for (var level = tree._edge.Length - 1; level >= 0; level--)
        {
            if (((count >> level) & 1) == 0)
                continue;
            tree._edge[level] = new MerkleHash(edge[..MerkleHash.Size]);
            edge = edge[MerkleHash.Size..];
        }

        return tree;
    }

    /// <summary>The hash of a leaf's content: SHA-256(0x00 || content).</summary>
    public static MerkleHash HashLeaf(ReadOnlySpan<byte> content)
    {
        var prefixed = new byte[content.Length + 1];
        content.CopyTo(prefixed.AsSpan(1));
        return new MerkleHash(SHA256.HashData(prefixed));
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 || left || right).</summary>
    public static MerkleHash HashNode(in MerkleHash left, in MerkleHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * MerkleHash.Size)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + MerkleHash.Size)..]);
        Span<byte> hash = stackalloc byte[MerkleHash.Size];
        SHA256.HashData(input, hash);
        return new MerkleHash(hash);
    }

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static MerkleHash HashEmpty() => new(SHA256.HashData([]));

    private void Finished(in MerkleHash node, int level)
    {
        if (level == _blockLevel)
            LastBlockRoot = node;
    }
}
