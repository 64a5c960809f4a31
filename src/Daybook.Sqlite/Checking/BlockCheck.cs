using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Reading;

namespace Daybook.Sqlite.Checking;

/// <summary>Compares what a file keeps of a block with what the block's events give.</summary>
internal sealed class BlockCheck(ReadView view, TreeVerification tree)
{
    /// <summary>Compares the block that the tree's last leaf completed.</summary>
    public void Check(SealedBlock expected)
    {
        var block = (tree.Count / view.Head.BlockSize) - 1;
        tree.Guard("block", () => Check(block, expected), view.IdsOf(block));
    }

    private void Check(long block, SealedBlock expected)
    {
        var (root, runs, occurredMin, occurredMax) = view.Block(block);
        if (root.Length == MerkleHash.Size)
            tree.CheckBlock(block, new MerkleHash(root));
        else
            Differs("tree", block, "root");
        if (occurredMin != expected.OccurredMin || occurredMax != expected.OccurredMax)
            Differs("block", block, "time bounds");
        if (!runs.AsSpan().SequenceEqual(expected.Runs))
            Differs("block", block, "runs");
        foreach (var field in Enum.GetValues<PostingField>())
            tree.Guard("posting", () => CheckPostings(block, field, expected.Postings[(int)field]), view.IdsOf(block));
    }

    private void CheckPostings(long block, PostingField field, byte[] expected)
    {
        if (!view.Postings.Read(block, field).AsSpan().SequenceEqual(expected))
            Differs("posting", block, $"postings of {field}");
    }

    private void Differs(string check, long block, string what)
    {
        var (first, last) = view.IdsOf(block);
        tree.Find(new VerifyFinding(check, string.Create(CultureInfo.InvariantCulture, $"The {what} of block {block:N0} do not match its events."), first, last));
    }
}
