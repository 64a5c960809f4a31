using CsCheck;
using Daybook.Contract;
using Daybook.Integrity;

namespace Daybook.Tests.Integrity;

public sealed class MerkleTreeTests
{
    [Fact]
    public void The_empty_tree_has_the_hash_of_nothing()
    {
        var expected = Vectors.Hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

        Assert.Equal(expected, new MerkleTree().Root);
        Assert.Equal(expected, NaiveMerkleTree.Root([]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Roots_are_those_of_the_reference_vectors(int size)
    {
        Assert.Equal(Vectors.Roots[size - 1], Vectors.TreeOver(Vectors.Leaves.Take(size)).Root);
        Assert.Equal(Vectors.Roots[size - 1], NaiveMerkleTree.Root([.. Vectors.Leaves.Take(size)]));
    }

    [Fact]
    public void The_root_is_that_of_the_recursive_definition_at_every_size()
    {
        var leaves = Vectors.Numbered(300);
        var tree = new MerkleTree();
        for (var size = 1; size <= leaves.Length; size++)
        {
            tree.Append(MerkleTree.HashLeaf(leaves[size - 1]));
            Assert.Equal(size, tree.Count);
            Assert.Equal(NaiveMerkleTree.Root(leaves[..size]), tree.Root);
        }
    }

    [Fact]
    public void Two_leaves_are_not_the_leaf_that_spells_their_node()
    {
        var (left, right) = (MerkleTree.HashLeaf([1]), MerkleTree.HashLeaf([2]));

        Assert.NotEqual(MerkleTree.HashNode(left, right), MerkleTree.HashLeaf([1, .. left.ToArray(), .. right.ToArray()]));
        Assert.NotEqual(MerkleTree.HashNode(left, right), MerkleTree.HashNode(right, left));
    }

    [Fact]
    public void A_tree_goes_on_from_its_edge_at_every_size()
    {
        var leaves = Vectors.Numbered(140);
        for (var size = 0; size <= 70; size++)
        {
            var before = Vectors.TreeOver(leaves[..size]);
            var restored = MerkleTree.FromEdge(size, before.ToEdge());

            Assert.Equal(size, restored.Count);
            Assert.Equal(before.Root, restored.Root);
            Assert.Equal(before.ToEdge(), restored.ToEdge());
            foreach (var leaf in leaves[size..])
                restored.Append(MerkleTree.HashLeaf(leaf));
            Assert.Equal(NaiveMerkleTree.Root(leaves), restored.Root);
        }
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(1, 0)]
    [InlineData(3, 32)]
    [InlineData(3, 63)]
    [InlineData(4, 64)]
    [InlineData(-1, 2048)]
    public void An_edge_that_does_not_fit_its_size_is_refused(long count, int bytes) =>
        Assert.Throws<InvalidDataException>(() => MerkleTree.FromEdge(count, new byte[bytes]));

    [Fact]
    public void Subtrees_and_leaves_give_the_same_tree_as_leaves_alone() =>
        Gen.Int[0, 6].Array[1, 30].Sample(levels =>
        {
            var tree = new MerkleTree();
            var leaves = Vectors.Numbered(levels.Sum(level => 1 << level));
            foreach (var level in levels)
            {
                var next = (int)tree.Count;
                if (next % (1 << level) == 0)
                    tree.AppendSubtree(Vectors.Subtree(leaves[next..(next + (1 << level))]), level);
                else
                    tree.Append(MerkleTree.HashLeaf(leaves[next]));
            }

            Assert.Equal(NaiveMerkleTree.Root(leaves[..(int)tree.Count]), tree.Root);
            Assert.Equal(Vectors.TreeOver(leaves[..(int)tree.Count]).ToEdge(), tree.ToEdge());
        });

    [Fact]
    public void Many_subtrees_at_once_give_the_same_tree_as_their_leaves() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 40]).Sample((level, before, more) =>
        {
            var leaves = Vectors.Numbered((before + more) << level);
            var tree = Vectors.TreeOver(leaves[..(before << level)]);
            tree.AppendSubtrees([.. Enumerable.Range(before, more).Select(at => Vectors.Subtree(leaves[(at << level)..((at + 1) << level)]))], level);

            Assert.Equal(Vectors.TreeOver(leaves).ToEdge(), tree.ToEdge());
        });

    [Fact]
    public void A_tree_knows_how_it_began_at_an_earlier_size() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300]).Sample((one, other) =>
        {
            var (count, earlier) = (Math.Max(one, other), Math.Min(one, other));
            var leaves = Vectors.Numbered(count);
            var shared = Vectors.TreeOver(leaves).SharedWith(earlier);

            Assert.Equal(Vectors.TreeOver(leaves[..(int)shared.Count]).ToEdge(), shared.ToEdge());
            Assert.InRange(earlier - shared.Count, 0, count - shared.Count);
            foreach (var leaf in leaves[(int)shared.Count..earlier])
                shared.Append(MerkleTree.HashLeaf(leaf));
            Assert.Equal(NaiveMerkleTree.Root(leaves[..earlier]), shared.Root);
        });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 2)]
    [InlineData(1024, 11)]
    public void A_subtree_fits_only_behind_a_multiple_of_its_size(int leaves, int level)
    {
        var tree = Vectors.TreeOver(Vectors.Numbered(leaves));
        var root = tree.Root;

        Assert.Throws<InvalidOperationException>(() => tree.AppendSubtree(root, level));
        Assert.Equal((leaves, root), ((int)tree.Count, tree.Root));
    }

    [Fact]
    public void The_root_of_a_finished_block_is_that_of_its_own_leaves()
    {
        var leaves = Vectors.Numbered(40);
        var tree = new MerkleTree(blockLevel: 3);
        for (var size = 1; size <= leaves.Length; size++)
        {
            tree.Append(MerkleTree.HashLeaf(leaves[size - 1]));
            var finished = size / 8 * 8;
            if (finished > 0)
                Assert.Equal(NaiveMerkleTree.Root(leaves[(finished - 8)..finished]), tree.LastBlockRoot);
        }
    }
}
