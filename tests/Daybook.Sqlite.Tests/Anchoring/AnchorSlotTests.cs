using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Anchoring;

public sealed class AnchorSlotTests
{
    private const int SecondSlot = 4096;

    [Fact]
    public async Task The_slots_are_written_in_turn()
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        var slots = new List<(string First, string Second)>();
        for (var count = 1; count <= 4; count++)
        {
            anchor.Write(RecordOf(0, count));
            slots.Add((SlotAt(folder.Anchor, 0), SlotAt(folder.Anchor, SecondSlot)));
        }

        Assert.NotEqual(slots[0].First, SlotAt(folder.Anchor, 128));
        Assert.Equal((slots[0].First, true), (slots[1].First, slots[1].Second != slots[0].Second));
        Assert.Equal((slots[1].Second, true), (slots[2].Second, slots[2].First != slots[1].First));
        Assert.Equal((slots[2].First, true), (slots[3].First, slots[3].Second != slots[2].Second));
        Assert.Equal(RecordOf(0, 4), AnchorFile.Read(folder.Anchor).Record);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(45)]
    [InlineData(63)]
    public async Task A_torn_slot_falls_back_to_the_one_before_and_is_written_anew(int tornByte)
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        anchor.Write(RecordOf(0, 1));
        anchor.Write(RecordOf(0, 2));
        Files.FlipBit(folder.Anchor, (SecondSlot + tornByte) * 8L);

        Assert.Equal(RecordOf(0, 1), AnchorFile.Read(folder.Anchor).Record);
        anchor.Write(RecordOf(0, 3));
        Assert.Equal(RecordOf(0, 3), AnchorFile.Read(folder.Anchor).Record);
        Files.FlipBit(folder.Anchor, SecondSlot * 8L);
        Assert.Equal(RecordOf(0, 1), AnchorFile.Read(folder.Anchor).Record);
    }

    [Fact]
    public async Task An_anchor_never_moves_back_except_into_a_new_epoch()
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        using var other = AnchorFile.Open(folder.Anchor);
        anchor.Write(RecordOf(1, 7));
        other.Write(RecordOf(1, 6));
        other.Write(RecordOf(0, 90));
        other.Write(RecordOf(1, 7) with { Root = MerkleTree.HashLeaf([9]) });
        Assert.Equal(RecordOf(1, 7), AnchorFile.Read(folder.Anchor).Record);

        other.Write(RecordOf(2, 3));
        Assert.Equal(RecordOf(2, 3), AnchorFile.Read(folder.Anchor).Record);
    }

    [Fact]
    public async Task Several_threads_leave_the_largest_record()
    {
        await using var folder = new JournalFolder();
        Parallel.For(1, 5, worker =>
        {
            using var anchor = AnchorFile.Open(folder.Anchor);
            for (var count = worker; count <= 400; count += 4)
                anchor.Write(RecordOf(0, count));
        });

        Assert.Equal(RecordOf(0, 400), AnchorFile.Read(folder.Anchor).Record);
    }

    [Fact]
    public async Task A_file_of_anything_has_no_record()
    {
        await using var folder = new JournalFolder();
        Assert.Equal((null, false), AnchorFile.Read(folder.Anchor));
        foreach (var length in new[] { 0, 10, 63, 64, 5000 })
        {
            await File.WriteAllBytesAsync(folder.Anchor, [.. Enumerable.Repeat((byte)0x44, length)], TestContext.Current.CancellationToken);
            Assert.Equal((null, true), AnchorFile.Read(folder.Anchor));
        }
    }

    private static AnchorRecord RecordOf(int epoch, long count) => new(epoch, count, MerkleTree.HashLeaf([(byte)epoch, (byte)count, (byte)(count >> 8)]));

    private static string SlotAt(string path, int offset) => Convert.ToHexString(File.ReadAllBytes(path).AsSpan(offset, 64));
}
