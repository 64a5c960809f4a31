using System.Buffers;
using Daybook.Events;
using Daybook.Statistics;

namespace Daybook.Sqlite.Blocks;

/// <summary>A stretch of a block, with its time bounds and the sums of its execution times. In an ordered stretch time never falls, nor jumps far.</summary>
/// <param name="Start">The position of its first event.</param>
/// <param name="Length">Its events.</param>
/// <param name="OccurredMin">The earliest <c>occurred</c>, in microseconds.</param>
/// <param name="OccurredMax">The latest <c>occurred</c>, in microseconds.</param>
/// <param name="ExecutionTimeBytes">How its execution times are spread, serialized.</param>
internal sealed record BlockRun(int Start, int Length, long OccurredMin, long OccurredMax, ReadOnlyMemory<byte> ExecutionTimeBytes)
{
    /// <summary>How its execution times are spread.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public ExecutionTimeHistogram ReadExecutionTimes() => ExecutionTimeHistogram.Deserialize(ExecutionTimeBytes.Span);

    /// <summary>A step of time by more than this fraction of the block's span ends a run, as a fall does: so what lies far apart, as two backtests do, has bounds of its own.</summary>
    public const int JumpFraction = 16;

    /// <summary>How the runs of a block begin that is one ordered run.</summary>
    public static ReadOnlySpan<byte> One => [1, 1];

    /// <summary>The most ordered runs that a block keeps; with more it is one run without order.</summary>
    public static int Most(int blockSize) => Math.Max(4, blockSize / 16);

    /// <summary>
    /// Encodes the runs of a block: varints of 1 (ordered) or 0, of their number, and per run its length, the distance of its earliest time from the block's, the span
    /// to its latest, the length of its histogram's bytes; and those.
    /// </summary>
    public static byte[] Encode(IReadOnlyList<BlockRun> runs, bool areOrdered, long blockOccurredMin)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Varint.Write(output, areOrdered ? 1u : 0u);
        Varint.Write(output, (ulong)runs.Count);
        foreach (var run in runs)
        {
            Varint.Write(output, (ulong)run.Length);
            Varint.Write(output, (ulong)(run.OccurredMin - blockOccurredMin));
            Varint.Write(output, (ulong)(run.OccurredMax - run.OccurredMin));
            Varint.Write(output, (ulong)run.ExecutionTimeBytes.Length);
            output.Write(run.ExecutionTimeBytes.Span);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Decodes the runs of a block.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else, or do not cover the block.</exception>
    public static (BlockRun[] Runs, bool AreOrdered) Decode(byte[] encoded, int blockSize, long blockOccurredMin)
    {
        ReadOnlySpan<byte> bytes = encoded;
        var areOrdered = Take(ref bytes, 1) == 1;
        var runs = new BlockRun[Take(ref bytes, areOrdered ? (ulong)Most(blockSize) : 1)];
        var start = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            var length = (int)Take(ref bytes, (ulong)(blockSize - start));
            var min = Later(blockOccurredMin, Take(ref bytes, long.MaxValue));
            var max = Later(min, Take(ref bytes, long.MaxValue));
            var size = (int)Take(ref bytes, (ulong)bytes.Length);
            if (length == 0 || size > bytes.Length)
                throw Damaged();
            runs[i] = new BlockRun(start, length, min, max, encoded.AsMemory(encoded.Length - bytes.Length, size));
            bytes = bytes[size..];
            start += length;
        }

        return start == blockSize && bytes.IsEmpty ? (runs, areOrdered) : throw Damaged();
    }

    private static ulong Take(ref ReadOnlySpan<byte> bytes, ulong most) => Varint.TryRead(ref bytes, out var number) && number <= most ? number : throw Damaged();

    private static long Later(long time, ulong distance)
    {
        var sum = unchecked(time + (long)distance);
        return sum >= time && sum <= Microseconds.Max ? sum : throw Damaged();
    }

    private static InvalidDataException Damaged() => new("The runs of a block are damaged.");
}
