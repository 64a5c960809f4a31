using System.Buffers.Binary;
using System.Security.Cryptography;
using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;
using Daybook.Tests.Shared;

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

    [Fact]
    public async Task A_disk_that_fills_up_later_leaves_room_for_both_slots()
    {
        await using var folder = new JournalFolder();
        using var disk = SmallDisk.In(folder.Folder, "64k");
        using var anchor = AnchorFile.Open(folder.Anchor);
        Assert.Throws<IOException>(() => File.WriteAllBytes(folder.In("everything else"), new byte[64 * 1024]));

        anchor.Write(RecordOf(0, 1));
        anchor.Write(RecordOf(0, 2));

        Assert.Equal(RecordOf(0, 2), AnchorFile.Read(folder.Anchor).Record);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(79)]
    public async Task A_torn_slot_falls_back_to_the_one_before_and_is_written_anew(int tornByte)
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        anchor.Write(RecordOf(0, 1));
        anchor.Write(RecordOf(0, 2));
        DiskFiles.FlipBit(folder.Anchor, (SecondSlot + tornByte) * 8L);

        Assert.Equal(RecordOf(0, 1), AnchorFile.Read(folder.Anchor).Record);
        anchor.Write(RecordOf(0, 3));
        Assert.Equal(RecordOf(0, 3), AnchorFile.Read(folder.Anchor).Record);
        DiskFiles.FlipBit(folder.Anchor, SecondSlot * 8L);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_threads_leave_the_largest_record(bool locksFiles)
    {
        await using var folder = new JournalFolder();
        Parallel.For(1, 5, worker =>
        {
            using var anchor = AnchorFile.Open(folder.Anchor, locksFiles);
            for (var count = worker; count <= 400; count += 4)
                anchor.Write(RecordOf(0, count));
        });

        Assert.Equal(RecordOf(0, 400), AnchorFile.Read(folder.Anchor).Record);
    }

    /// <summary>The way of macOS, which locks no bytes.</summary>
    [Fact]
    public async Task Where_files_are_locked_one_has_the_upkeep_until_it_leaves()
    {
        await using var folder = new JournalFolder();
        var one = AnchorFile.Open(folder.Anchor, locksFiles: true);
        using var other = AnchorFile.Open(folder.Anchor, locksFiles: true);

        Assert.Equal((true, true, false), (one.TryTakeUpkeep(), one.TryTakeUpkeep(), other.TryTakeUpkeep()));
        other.Write(RecordOf(0, 1));
        one.Dispose();
        Assert.True(other.TryTakeUpkeep());
    }

    [Fact]
    public async Task Where_files_are_locked_nobody_waits_for_ever_and_no_file_is_left()
    {
        await using var folder = new JournalFolder();
        using (var anchor = AnchorFile.Open(folder.Anchor, locksFiles: true))
        {
            anchor.TryTakeUpkeep();
            using (new FileStream(folder.Anchor + ".writing", FileMode.OpenOrCreate, FileAccess.Read, FileShare.None))
                anchor.Write(RecordOf(0, 1));
            Assert.Equal(RecordOf(0, 1), AnchorFile.Read(folder.Anchor).Record);
            anchor.Write(RecordOf(0, 2));
        }

        Assert.Equal(RecordOf(0, 2), AnchorFile.Read(folder.Anchor).Record);
        Assert.Equal([folder.Anchor], Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public async Task A_file_of_anything_has_no_record()
    {
        await using var folder = new JournalFolder();
        Assert.Equal((null, false), AnchorFile.Read(folder.Anchor));
        foreach (var length in new[] { 0, 10, 63, 64, 79, 80, 5000 })
        {
            await File.WriteAllBytesAsync(folder.Anchor, [.. Enumerable.Repeat((byte)0x44, length)], TestContext.Current.CancellationToken);
            Assert.Equal((null, true), AnchorFile.Read(folder.Anchor));
        }
    }

    [Theory]
    [InlineData(int.MaxValue, 40)]
    [InlineData(AnchorRecord.MaxEpoch + 1, 40)]
    [InlineData(-1, 40)]
    [InlineData(int.MinValue, 40)]
    [InlineData(1, -1)]
    [InlineData(1, long.MinValue)]
    [InlineData(1, long.MaxValue)]
    public async Task A_slot_with_an_epoch_or_a_count_that_cannot_be_is_a_damaged_one(int epoch, long count)
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        WriteSlot(folder.Anchor, 0, RecordOf(epoch, count));
        Assert.Equal((null, true), AnchorFile.Read(folder.Anchor));

        WriteSlot(folder.Anchor, SecondSlot, RecordOf(0, 7));
        Assert.Equal(RecordOf(0, 7), AnchorFile.Read(folder.Anchor).Record);
        anchor.Write(RecordOf(0, 8));
        Assert.Equal(RecordOf(0, 8), AnchorFile.Read(folder.Anchor).Record);
    }

    [Fact]
    public async Task An_anchor_without_an_identity_gets_the_journals_and_keeps_it()
    {
        await using var folder = new JournalFolder();
        using var anchor = AnchorFile.Open(folder.Anchor);
        anchor.Write(RecordOf(0, 7) with { Identity = null });
        Assert.Equal(RecordOf(0, 7) with { Identity = null }, AnchorFile.Read(folder.Anchor).Record);

        anchor.Write(RecordOf(0, 7));
        Assert.Equal(RecordOf(0, 7), AnchorFile.Read(folder.Anchor).Record);
        anchor.Write(RecordOf(0, 7) with { Identity = null });
        Assert.Equal(RecordOf(0, 7), AnchorFile.Read(folder.Anchor).Record);
    }

    private static AnchorRecord RecordOf(int epoch, long count) =>
        new(epoch, count, MerkleTree.HashLeaf([(byte)epoch, (byte)count, (byte)(count >> 8)])) { Identity = new JournalIdentity("identity of ours"u8) };

    /// <summary>Writes a whole slot as whoever means harm would: with its checksum.</summary>
    private static void WriteSlot(string path, int offset, AnchorRecord record)
    {
        var slot = new byte[80];
        "DBKA"u8.CopyTo(slot);
        BinaryPrimitives.WriteUInt32BigEndian(slot.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32BigEndian(slot.AsSpan(8), record.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(slot.AsSpan(12), record.Count);
        record.Root.CopyTo(slot.AsSpan(20));
        record.Identity!.Value.CopyTo(slot.AsSpan(52));
        SHA256.HashData(slot.AsSpan(0, 68)).AsSpan(0, 12).CopyTo(slot.AsSpan(68));
        using var file = File.OpenHandle(path, access: FileAccess.Write, share: FileShare.ReadWrite);
        RandomAccess.Write(file, slot, offset);
    }

    private static string SlotAt(string path, int offset) => Convert.ToHexString(File.ReadAllBytes(path).AsSpan(offset, 80));
}
