using System.Security.Cryptography;
using CsCheck;
using Daybook.Integrity;

namespace Daybook.Tests.Integrity;

/// <summary>The platform's own SHA-256 says what is right.</summary>
public sealed class Sha256LanesTests
{
    [Fact]
    public void Any_messages_have_the_hashes_that_the_platform_gives() =>
        Gen.Byte.Array[0, 300].Array[1, Sha256Lanes.Lanes].Sample(messages => Assert.Equal(messages.Select(Expected), Hashes(messages)), iter: 2_000);

    [Fact]
    public void Every_length_around_the_ends_of_blocks_is_padded_right()
    {
        for (var length = 0; length < 200; length++)
        {
            var messages = Enumerable.Range(0, Sha256Lanes.Lanes).Select(lane => Enumerable.Range(0, length + lane).Select(i => (byte)(i * 7)).ToArray()).ToArray();

            Assert.Equal(messages.Select(Expected), Hashes(messages));
        }
    }

    [Fact]
    public void A_tree_that_is_fed_in_pieces_equals_one_that_is_fed_leaf_by_leaf() => Gen.Int[0, 90].Array[0, 12].Sample(sizes =>
    {
        var leaves = Enumerable.Range(0, sizes.Sum()).Select(i => MerkleTree.HashLeaf(BitConverter.GetBytes(i))).ToArray();
        var (one, all) = (new MerkleTree(blockLevel: 4), new MerkleTree(blockLevel: 4));
        var (oneRoots, allRoots) = (new List<MerkleHash>(), new List<MerkleHash>());
        foreach (var leaf in leaves)
        {
            one.Append(leaf);
            if (one.Count % 16 == 0)
                oneRoots.Add(one.LastBlockRoot);
        }

        var next = 0;
        foreach (var size in sizes)
        {
            all.AppendAll(leaves.AsSpan(next, size), allRoots);
            next += size;
        }

        Assert.Equal(one.Count, all.Count);
        Assert.Equal(one.Root, all.Root);
        Assert.Equal(one.ToEdge(), all.ToEdge());
        Assert.Equal(oneRoots, allRoots);
    }, iter: 300);

    [Fact]
    public void A_batch_of_events_has_the_leaves_that_each_has_alone() => Daybook.Contract.Making.GenerateEvents.Any.Array[0, 600].Sample(events =>
    {
        var batch = new LeafBatch();
        for (var i = 0; i < events.Length; i++)
            batch.Add(events[i], i + 1, 17);

        Assert.Equal(events.Length, batch.Count);
        Assert.Equal(events.Select((given, i) => CanonicalEncoding.Leaf(given, i + 1, 17)), batch.Leaves().ToArray());
    }, iter: 20);

    private static MerkleHash Expected(byte[] message) => new(SHA256.HashData(message));

    private static MerkleHash[] Hashes(byte[][] messages)
    {
        var data = new List<byte>();
        var (starts, blocks) = (new List<int>(), new List<int>());
        foreach (var message in messages)
        {
            var padded = new byte[Sha256Lanes.BlocksOf(message.Length) * Sha256Lanes.BlockBytes];
            message.CopyTo(padded, 0);
            Sha256Lanes.Pad(padded, message.Length);
            starts.Add(data.Count);
            blocks.Add(padded.Length / Sha256Lanes.BlockBytes);
            data.AddRange(padded);
        }

        var hashes = new MerkleHash[messages.Length];
        Sha256Lanes.Hash(data.ToArray(), starts.ToArray(), blocks.ToArray(), hashes);
        return hashes;
    }
}
