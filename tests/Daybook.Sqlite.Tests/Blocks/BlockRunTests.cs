using CsCheck;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Tests.Blocks;

public sealed class BlockRunTests
{
    /// <summary>Blocks of 64 events whose times are in order, fall back now and then, or are in no order at all.</summary>
    private static readonly Gen<RowIds[]> Block = Gen.Int[1, 64].SelectMany(span => Gen.Select(Gen.Int[0, span], Gen.OneOf(Gen.Const(double.NaN), Gen.Double[0, 100])).Array[64])
        .Select(Gen.Bool).Select((facts, sorted) => (sorted ? facts.OrderBy(fact => fact.Item1).ToArray() : facts)
            .Select(fact => new RowIds(fact.Item1, 1, 0, 0, 0, 0, 0, fact.Item2)).ToArray());

    [Fact]
    public void Runs_cover_the_block_and_say_what_their_events_have() => Block.Sample(rows =>
    {
        var (runs, areOrdered, _) = Decoded(rows);
        var start = 0;
        foreach (var run in runs)
        {
            var own = rows.Skip(run.Start).Take(run.Length).ToArray();
            Assert.Equal(start, run.Start);
            Assert.Equal((own.Min(row => row.Occurred), own.Max(row => row.Occurred)), (run.OccurredMin, run.OccurredMax));
            Assert.Equal(own.Count(row => !double.IsNaN(row.ExecutionTime)), run.ReadExecutionTimes().Count);
            if (areOrdered)
                Assert.Equal(own.Select(row => row.Occurred).Order(), own.Select(row => row.Occurred));
            start += run.Length;
        }

        Assert.Equal(rows.Length, start);
    }, iter: 500);

    [Fact]
    public void Runs_are_as_few_as_can_be_and_a_block_with_too_many_is_one_without_order() => Block.Sample(rows =>
    {
        var jump = (rows.Max(row => row.Occurred) - rows.Min(row => row.Occurred)) / BlockRun.JumpFraction;
        var ends = rows.Zip(rows.Skip(1)).Count(pair => pair.Second.Occurred < pair.First.Occurred || pair.Second.Occurred - pair.First.Occurred > jump);
        var (runs, areOrdered, _) = Decoded(rows);

        Assert.Equal(ends < BlockRun.Most(rows.Length), areOrdered);
        Assert.Equal(areOrdered ? ends + 1 : 1, runs.Length);
    }, iter: 500);

    [Fact]
    public void A_changed_byte_is_read_or_refused_as_damaged() => Gen.Select(Block, Gen.Int, Gen.Byte).Sample((rows, at, value) =>
    {
        var (_, _, bytes) = Decoded(rows);
        bytes[(int)((uint)at % (uint)bytes.Length)] = value;
        try
        {
            foreach (var run in BlockRun.Decode(bytes, rows.Length, 0).Runs)
                run.ReadExecutionTimes();
        }
        catch (InvalidDataException)
        {
            // That is what damaged bytes may do; anything else fails the test.
        }
    }, iter: 2_000);

    private static (BlockRun[] Runs, bool AreOrdered, byte[] Encoded) Decoded(RowIds[] rows)
    {
        var builder = new BlockBuilder(rows.Length);
        foreach (var row in rows)
            builder.Add(row);
        var sealedBlock = builder.Seal();
        var (runs, areOrdered) = BlockRun.Decode(sealedBlock.Runs, rows.Length, sealedBlock.OccurredMin);
        return (runs, areOrdered, sealedBlock.Runs);
    }
}
