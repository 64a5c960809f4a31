using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// The time bounds of sealed blocks and whether they are in order, which never changes, in the orders in which queries visit them. Read in parts, when a block of one is asked for: a
/// question about the end of a large journal need not read the bounds of the rest.
/// </summary>
internal sealed class BlockIndex
{
    private const int PartSize = 1_024;

    private readonly SqliteStatement _read;
    private int[] _known = [];
    private long[] _min = [];
    private long[] _max = [];
    private bool[] _isOrdered = [];
    private int[]? _newestFirst;
    private int[]? _oldestFirst;

    public BlockIndex(SqliteDatabase database) =>
        _read = database.Prepare("SELECT id, occurred_min, occurred_max, substr(runs, 1, 2) FROM block WHERE id >= ? AND id < ? ORDER BY id");

    /// <summary>How many blocks there are.</summary>
    public int Count { get; private set; }

    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public long Min(int block)
    {
        Require(block);
        return _min[block];
    }

    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public long Max(int block)
    {
        Require(block);
        return _max[block];
    }

    /// <summary>True when the block is one ordered run.</summary>
    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public bool IsOrdered(int block)
    {
        Require(block);
        return _isOrdered[block];
    }

    public void Clear()
    {
        Array.Clear(_known);
        Grow(0);
    }

    /// <summary>Takes note of how many blocks are sealed by now.</summary>
    /// <exception cref="InvalidDataException">No journal has so many.</exception>
    public void Grow(long sealedBlocks)
    {
        if (sealedBlocks == Count)
            return;
        Count = sealedBlocks <= int.MaxValue ? (int)sealedBlocks : throw new InvalidDataException($"The head says that there are {sealedBlocks} blocks.");
        _newestFirst = _oldestFirst = null;
    }

    /// <summary>Blocks in the order in which a query may first meet their events: by their newest event, falling, or by their oldest, rising.</summary>
    public ReadOnlySpan<int> Visit(QueryOrder order) =>
        order == QueryOrder.NewestFirst ? _newestFirst ??= Sorted(block => -Max(block)) : _oldestFirst ??= Sorted(Min);

    private void Require(int block)
    {
        var part = block / PartSize;
        if (part >= _known.Length || block % PartSize >= _known[part])
            Load(part);
    }

    /// <summary>Reads what is not known of a part yet. Only what is there takes memory, whatever the head says.</summary>
    private void Load(int part)
    {
        var (first, end) = (part * PartSize, Math.Min(Count, (part + 1) * PartSize));
        var begin = first + (part < _known.Length ? _known[part] : 0);
        var read = new List<(long Min, long Max, bool IsOrdered)>(PartSize);
        _read.Bind(1, begin).Bind(2, end);
        try
        {
            while (_read.Step())
            {
                var (id, min, max) = (_read.Integer(0), _read.Integer(1), _read.Integer(2));
                if (id != begin + read.Count || min > max || min < Microseconds.Min || max > Microseconds.Max)
                    throw new InvalidDataException($"Block {begin + read.Count} is missing or damaged.");
                read.Add((min, max, _read.Bytes(3).SequenceEqual(BlockRun.One)));
            }
        }
        finally
        {
            _read.Reset();
        }

        if (begin + read.Count != end)
            throw new InvalidDataException($"Block {begin + read.Count} is missing.");
        MakeRoom(part + 1);
        for (var i = 0; i < read.Count; i++)
            (_min[begin + i], _max[begin + i], _isOrdered[begin + i]) = read[i];
        _known[part] = end - first;
    }

    private void MakeRoom(int parts)
    {
        if (parts <= _known.Length)
            return;
        parts = Math.Max(parts, 2 * _known.Length);
        Array.Resize(ref _known, parts);
        Array.Resize(ref _min, parts * PartSize);
        Array.Resize(ref _max, parts * PartSize);
        Array.Resize(ref _isOrdered, parts * PartSize);
    }

    private int[] Sorted(Func<int, long> key)
    {
        for (var first = 0; first < Count; first += PartSize)
            Require(Math.Min(Count - first, PartSize) - 1 + first);
        var blocks = new int[Count];
        var keys = new long[Count];
        for (var block = 0; block < blocks.Length; block++)
        {
            blocks[block] = block;
            keys[block] = key(block);
        }

        Array.Sort(keys, blocks);
        return blocks;
    }
}
