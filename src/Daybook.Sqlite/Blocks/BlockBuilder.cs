using System.Buffers;
using Daybook.Statistics;

namespace Daybook.Sqlite.Blocks;

/// <summary>Collects what a block keeps of its events, and encodes it when the block is full. Not safe for several threads.</summary>
internal sealed class BlockBuilder
{
    /// <summary>The number of <see cref="PostingField"/>s.</summary>
    public const int FieldCount = 6;

    private readonly uint[][] _values = new uint[FieldCount][];
    private readonly long[] _occurred;
    private readonly double[] _executionTimes;
    private readonly ulong[] _sorting;
    private readonly ulong[] _scratch;

    public BlockBuilder(int blockSize)
    {
        BlockSize = blockSize;
        _occurred = new long[blockSize];
        _executionTimes = new double[blockSize];
        _sorting = new ulong[blockSize];
        _scratch = new ulong[blockSize];
        for (var field = 0; field < FieldCount; field++)
            _values[field] = new uint[blockSize];
    }

    public int BlockSize { get; }

    public int Count { get; private set; }

    public bool IsFull => Count == BlockSize;

    public void Add(in RowIds row)
    {
        var at = Count++;
        _occurred[at] = row.Occurred;
        _values[(int)PostingField.Type][at] = (uint)row.Type;
        _values[(int)PostingField.Asset][at] = (uint)row.Asset;
        _values[(int)PostingField.Regime][at] = (uint)row.Regime;
        _values[(int)PostingField.Action][at] = (uint)row.Action;
        _values[(int)PostingField.Session][at] = (uint)row.Session;
        _values[(int)PostingField.Trace][at] = row.Trace;
        _executionTimes[at] = row.ExecutionTime;
    }

    /// <summary>The block's content. The same events give the same bytes, so verifying is building again.</summary>
    public SealedBlock Seal()
    {
        if (!IsFull)
            throw new InvalidOperationException($"A block of {BlockSize} events cannot be sealed with {Count}.");
        var postings = new byte[FieldCount][];
        for (var field = 0; field < FieldCount; field++)
            postings[field] = Encode((PostingField)field);
        var (min, max) = (_occurred.Min(), _occurred.Max());
        return new SealedBlock(min, max, EncodeRuns(min, max), postings);
    }

    public void Clear() => Count = 0;

    private byte[] EncodeRuns(long blockMin, long blockMax)
    {
        var runs = new List<BlockRun>();
        var start = 0;
        var jump = (blockMax - blockMin) / BlockRun.JumpFraction;
        for (var at = 1; at <= BlockSize; at++)
        {
            if (at < BlockSize && _occurred[at] >= _occurred[at - 1] && _occurred[at] - _occurred[at - 1] <= jump)
                continue;
            if (runs.Count == BlockRun.Most(BlockSize))
                return BlockRun.Encode([Run(0, BlockSize)], areOrdered: false, blockMin);
            runs.Add(Run(start, at - start));
            start = at;
        }

        return BlockRun.Encode(runs, areOrdered: true, blockMin);
    }

    private BlockRun Run(int start, int length)
    {
        var times = new ExecutionTimeHistogram();
        foreach (var time in _executionTimes.AsSpan(start, length))
        {
            if (!double.IsNaN(time))
                times.Add(time);
        }

        var occurred = _occurred.AsSpan(start, length).ToArray();
        return new BlockRun(start, length, occurred.Min(), occurred.Max(), times.Serialize());
    }

    private byte[] Encode(PostingField field)
    {
        var sorted = SortByValue(_values[(int)field], out var distinct);
        var form = distinct > BlockSize / 2 ? PostingForm.CountsOnly : PostingForm.Positions;
        var output = new ArrayBufferWriter<byte>(BlockSize);
        Varint.Write(output, (ulong)form);
        Varint.Write(output, (ulong)distinct);
        var previous = 0u;
        while (!sorted.IsEmpty)
        {
            var value = (uint)(sorted[0] >> 32);
            var run = 1;
            while (run < sorted.Length && (uint)(sorted[run] >> 32) == value)
                run++;
            Varint.Write(output, value - previous);
            previous = value;
            EncodeEntry(output, form, sorted[..run]);
            sorted = sorted[run..];
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Values above 0 with their positions, ascending: value in the high half, position in the low one.</summary>
    private ReadOnlySpan<ulong> SortByValue(uint[] values, out int distinct)
    {
        var count = 0;
        for (var position = 0; position < Count; position++)
        {
            if (values[position] != 0)
                _sorting[count++] = ((ulong)values[position] << 32) | (uint)position;
        }

        var sorted = _sorting.AsSpan(0, count);
        RadixSort.Sort(sorted, _scratch, fromBit: 32);
        distinct = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || sorted[i] >> 32 != sorted[i - 1] >> 32)
                distinct++;
        }

        return sorted;
    }

    private void EncodeEntry(ArrayBufferWriter<byte> output, PostingForm form, ReadOnlySpan<ulong> run)
    {
        Varint.Write(output, (ulong)run.Length);
        if (form == PostingForm.CountsOnly)
            return;
        if (PostingList.IsBitmap(run.Length, BlockSize))
        {
            var bitmap = output.GetSpan(BlockSize / 8)[..(BlockSize / 8)];
            bitmap.Clear();
            foreach (var entry in run)
                bitmap[(int)((uint)entry >> 3)] |= (byte)(1 << (int)(entry & 7));
            output.Advance(bitmap.Length);
            return;
        }

        var next = 0u;
        foreach (var entry in run)
        {
            Varint.Write(output, (uint)entry - next);
            next = (uint)entry + 1;
        }
    }
}
