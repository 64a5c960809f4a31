using CsCheck;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Tests.Blocks;

public sealed class PostingListTests
{
    private static readonly Gen<int> BlockSize = Gen.Int[0, 4].Select(i => new[] { 8, 16, 64, 128, 1024 }[i]);

    /// <summary>Blocks whose columns hold anything from one value to one each, and no value at all.</summary>
    private static readonly Gen<RowIds[]> Block = BlockSize.SelectMany(size => Gen.Int[1, size].SelectMany(values => Row(values).Array[size]));

    [Fact]
    public void Reading_a_built_block_back_equals_looking_at_its_rows() => Block.Sample(rows =>
    {
        var sealedBlock = Build(rows);
        Assert.Equal(rows.Min(row => row.Occurred), sealedBlock.OccurredMin);
        Assert.Equal(rows.Max(row => row.Occurred), sealedBlock.OccurredMax);
        for (var field = 0; field < BlockBuilder.FieldCount; field++)
            AssertPostings(rows, (PostingField)field, sealedBlock);
    }, iter: 60);

    [Fact]
    public void Building_twice_gives_the_same_bytes() => Block.Sample(rows =>
    {
        var builder = new BlockBuilder(rows.Length);
        var builds = new List<SealedBlock>();
        for (var i = 0; i < 2; i++)
        {
            foreach (var row in rows)
                builder.Add(row);
            builds.Add(builder.Seal());
            builder.Clear();
        }

        Assert.Equal(builds[0].Runs, builds[1].Runs);
        Assert.Equal(builds[0].Postings, builds[1].Postings);
    }, iter: 50);

    [Fact]
    public void A_block_that_is_not_full_cannot_be_sealed()
    {
        var builder = new BlockBuilder(8);
        builder.Add(new RowIds(0, 1, 0, 0, 0, 0, 0, double.NaN));

        Assert.Throws<InvalidOperationException>(() => builder.Seal());
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_as_damaged() =>
        Gen.Select(Gen.Byte.Array[0, 80], BlockSize).Sample((bytes, size) => ReadAnything(bytes, size), iter: 10_000);

    [Fact]
    public void A_changed_byte_is_read_or_refused_as_damaged() =>
        Gen.Select(Block, Gen.Int[0, BlockBuilder.FieldCount - 1], Gen.Int, Gen.Byte).Sample((rows, field, at, value) =>
        {
            var bytes = Build(rows).Postings[field];
            bytes[(int)((uint)at % (uint)bytes.Length)] = value;
            ReadAnything(bytes, rows.Length);
        }, iter: 500);

    private static Gen<RowIds> Row(int values) => Gen.Select(
        Gen.Long[-1_000_000, 1_000_000], Gen.Int[1, values], Gen.Int[0, values], Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, values], Gen.OneOf(Gen.UInt, Gen.Const(0u), Gen.UInt[1, 4]),
        Gen.OneOf(Gen.Const(double.NaN), Gen.Double[0, 1e6])).Select((occurred, type, asset, regime, action, session, trace, time) => new RowIds(occurred, type, asset, regime, action, session, trace, time));

    private static SealedBlock Build(RowIds[] rows)
    {
        var builder = new BlockBuilder(rows.Length);
        foreach (var row in rows)
            builder.Add(row);
        return builder.Seal();
    }

    private static void AssertPostings(RowIds[] rows, PostingField field, SealedBlock sealedBlock)
    {
        var expected = Enumerable.Range(0, rows.Length).GroupBy(at => ValueOf(rows[at], field)).Where(group => group.Key != 0).OrderBy(group => group.Key).ToList();
        var postings = new PostingList(sealedBlock.Postings[(int)field], rows.Length);
        var marks = new ulong[(rows.Length + 63) / 64];
        foreach (var group in expected)
        {
            Assert.True(postings.Next());
            Assert.Equal(group.Key, postings.Value);
            Assert.Equal(group.Count(), postings.Count);
            Array.Clear(marks);
            postings.MarkPositions(marks);

            // With very many values only their counts are kept; then every position may have the value.
            var positions = expected.Count > rows.Length / 2 ? Enumerable.Range(0, rows.Length) : group;
            Assert.Equal(positions, Enumerable.Range(0, marks.Length * 64).Where(at => (marks[at / 64] >> (at % 64) & 1) != 0));
        }

        Assert.False(postings.Next());
    }

    private static uint ValueOf(RowIds row, PostingField field) => field switch
    {
        PostingField.Type => (uint)row.Type,
        PostingField.Asset => (uint)row.Asset,
        PostingField.Regime => (uint)row.Regime,
        PostingField.Action => (uint)row.Action,
        PostingField.Session => (uint)row.Session,
        _ => row.Trace,
    };

    private static void ReadAnything(byte[] bytes, int size)
    {
        try
        {
            var postings = new PostingList(bytes, size);
            var marks = new ulong[(size + 63) / 64];
            while (postings.Next())
                postings.MarkPositions(marks);
        }
        catch (InvalidDataException)
        {
            // That is what damaged bytes may do; anything else fails the test.
        }
    }
}
