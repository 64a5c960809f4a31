using System.Security.Cryptography;
using Daybook.Events;
using Daybook.Integrity;

namespace Daybook.Contract;

/// <summary>The Merkle tree hash as RFC 6962, section 2.1 defines it, word for word: recursive, and nothing is kept.</summary>
public static class NaiveMerkleTree
{
    /// <summary>The root over the contents of leaves.</summary>
    public static MerkleHash Root(IReadOnlyList<byte[]> leaves) => new(Hash(leaves, 0, leaves.Count));

    /// <summary>The root over the events' canonical encodings.</summary>
    public static MerkleHash RootOf(IEnumerable<PortfolioEvent> events) => Root([.. events.Select(CanonicalEncoding.Encode)]);

    private static byte[] Hash(IReadOnlyList<byte[]> leaves, int start, int count)
    {
        if (count == 0)
            return SHA256.HashData([]);
        if (count == 1)
            return SHA256.HashData([0, .. leaves[start]]);
        var left = 1;
        while (2 * left < count)
            left *= 2;
        return SHA256.HashData([1, .. Hash(leaves, start, left), .. Hash(leaves, start + left, count - left)]);
    }
}
