using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Reading;

/// <summary>The time bounds of all sealed blocks and whether they are in order, which never changes, in the orders in which queries visit them.</summary>
internal sealed class BlockIndex
{
    private readonly List<long> _min = [];
    private readonly List<long> _max = [];
    private readonly List<bool> _isOrdered = [];
    private int[]? _newestFirst;
    private int[]? _oldestFirst;

    public int Count => _min.Count;

    public long Min(int block) => _min[block];

    public long Max(int block) => _max[block];

    /// <summary>True when the block is one ordered run.</summary>
    public bool IsOrdered(int block) => _isOrdered[block];

    public void Clear()
    {
        _min.Clear();
        _max.Clear();
        _isOrdered.Clear();
        _newestFirst = _oldestFirst = null;
    }

    /// <summary>Reads the bounds of the blocks that were sealed since.</summary>
    public void LoadNew(SqliteDatabase database, long sealedBlocks)
    {
        if (sealedBlocks == Count)
            return;
        foreach (var (id, min, max, isOrdered) in database.Query(
                     $"SELECT id, occurred_min, occurred_max, substr(runs, 1, 2) FROM block WHERE id >= {Count} AND id < {sealedBlocks} ORDER BY id",
                     row => (row.Integer(0), row.Integer(1), row.Integer(2), row.Bytes(3).SequenceEqual(BlockRun.One))))
        {
            if (id != Count || min > max || min < Microseconds.Min || max > Microseconds.Max)
                throw new InvalidDataException($"Block {Count} is missing or damaged.");
            _min.Add(min);
            _max.Add(max);
            _isOrdered.Add(isOrdered);
        }

        if (sealedBlocks != Count)
            throw new InvalidDataException($"Block {Count} is missing.");
        _newestFirst = _oldestFirst = null;
    }

    /// <summary>Blocks in the order in which a query may first meet their events: by their newest event, falling, or by their oldest, rising.</summary>
    public ReadOnlySpan<int> Visit(QueryOrder order) =>
        order == QueryOrder.NewestFirst ? _newestFirst ??= Sorted(block => -_max[block]) : _oldestFirst ??= Sorted(block => _min[block]);

    private int[] Sorted(Func<int, long> key)
    {
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
