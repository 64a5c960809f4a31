using System.Buffers;

namespace Daybook.Integrity;

/// <summary>Folds the leaves of a full subtree to its root, level by level, eight nodes at once.</summary>
internal static class MerkleFold
{
    // The prefix of an inner node and two hashes, padded.
    private const int NodeBytes = 1 + (2 * MerkleHash.Size);
    private const int PaddedBytes = 2 * Sha256Lanes.BlockBytes;

    private static ReadOnlySpan<int> Starts => [0, PaddedBytes, 2 * PaddedBytes, 3 * PaddedBytes, 4 * PaddedBytes, 5 * PaddedBytes, 6 * PaddedBytes, 7 * PaddedBytes];

    private static ReadOnlySpan<int> Blocks => [2, 2, 2, 2, 2, 2, 2, 2];

    /// <summary>The root over leaves of which there are a power of two.</summary>
    public static MerkleHash Root(ReadOnlySpan<MerkleHash> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var rented = ArrayPool<MerkleHash>.Shared.Rent(leaves.Length / 2);
        try
        {
            var nodes = rented.AsSpan(0, leaves.Length / 2);
            Pair(leaves, nodes);
            for (; nodes.Length > 1; nodes = nodes[..(nodes.Length / 2)])
                Pair(nodes, nodes[..(nodes.Length / 2)]);
            return nodes[0];
        }
        finally
        {
            ArrayPool<MerkleHash>.Shared.Return(rented);
        }
    }

    /// <summary>Hashes each two to their node. The nodes may lie at the front of what they are made of.</summary>
    private static void Pair(ReadOnlySpan<MerkleHash> children, Span<MerkleHash> nodes)
    {
        Span<byte> messages = stackalloc byte[Sha256Lanes.Lanes * PaddedBytes];
        for (var lane = 0; lane < Sha256Lanes.Lanes; lane++)
        {
            var message = messages.Slice(lane * PaddedBytes, PaddedBytes);
            message[0] = 1;
            Sha256Lanes.Pad(message, NodeBytes);
        }

        for (var first = 0; first < nodes.Length; first += Sha256Lanes.Lanes)
        {
            var some = Math.Min(Sha256Lanes.Lanes, nodes.Length - first);
            for (var lane = 0; lane < some; lane++)
            {
                var message = messages.Slice((lane * PaddedBytes) + 1, 2 * MerkleHash.Size);
                children[2 * (first + lane)].CopyTo(message);
                children[(2 * (first + lane)) + 1].CopyTo(message[MerkleHash.Size..]);
            }

            Sha256Lanes.Hash(messages, Starts[..some], Blocks[..some], nodes.Slice(first, some));
        }
    }
}
