using Daybook.Contract;
using Daybook.Integrity;

namespace Daybook.Tests.Integrity;

/// <summary>The reference vectors of Certificate Transparency: eight leaves, and the root over the first 1 to 8 of them.</summary>
internal static class Vectors
{
    public static IReadOnlyList<byte[]> Leaves { get; } =
        [.. ((string[])["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]).Select(Convert.FromHexString)];

    public static IReadOnlyList<MerkleHash> Roots { get; } = [.. ((string[])
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]).Select(Hash)];

    public static MerkleHash Hash(string hex) => MerkleHash.TryParse(hex, out var hash) ? hash : throw new FormatException(hex);

    /// <summary>So many leaves, all different.</summary>
    public static byte[][] Numbered(int count) => [.. Enumerable.Range(0, count).Select(BitConverter.GetBytes)];

    /// <summary>A tree over leaves, one after the other.</summary>
    public static MerkleTree TreeOver(IEnumerable<byte[]> leaves, int blockLevel = 10)
    {
        var tree = new MerkleTree(blockLevel);
        foreach (var leaf in leaves)
            tree.Append(MerkleTree.HashLeaf(leaf));
        return tree;
    }

    /// <summary>The root of a full subtree.</summary>
    public static MerkleHash Subtree(IEnumerable<byte[]> leaves) => NaiveMerkleTree.Root([.. leaves]);
}
