using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// The time bounds of sealed blocks and whether they are in order, which never changes, in the orders in which queries visit them. Read by the part, when one is asked for: who begins
/// near a large journal's end need not know the rest of it.
/// </summary>
internal sealed class BlockIndex
{
    private const int PartSize = 1_024;

    private readonly SqliteStatement _read;
    private readonly List<Part> _parts = [];
    private int[]? _newestFirst;
    private int[]? _oldestFirst;

    public BlockIndex(SqliteDatabase database) =>
        _read = database.Prepare("SELECT id, occurred_min, occurred_max, substr(runs, 1, 2) FROM block WHERE id >= ? AND id < ? ORDER BY id");

    /// <summary>How many blocks there are.</summary>
    public int Count { get; private set; }

    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public long Min(int block) => PartOf(block).Min[block % PartSize];

    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public long Max(int block) => PartOf(block).Max[block % PartSize];

    /// <summary>True when the block is one ordered run.</summary>
    /// <exception cref="InvalidDataException">The block is missing or damaged.</exception>
    public bool IsOrdered(int block) => PartOf(block).IsOrdered[block % PartSize];

    public void Clear()
    {
        _parts.Clear();
        Grow(0);
    }

    /// <summary>Takes note of how many blocks are sealed by now.</summary>
    /// <exception cref="InvalidDataException">No journal has so many.</exception>
    public void Grow(long sealedBlocks)
    {
        if (sealedBlocks == Count)
            return;
        Count = sealedBlocks <= int.MaxValue ? (int)sealedBlocks : throw new InvalidDataException($"The head speaks of {sealedBlocks} blocks.");
        _newestFirst = _oldestFirst = null;
    }

    /// <summary>Blocks in the order in which a query may first meet their events: by their newest event, falling, or by their oldest, rising.</summary>
    public ReadOnlySpan<int> Visit(QueryOrder order) =>
        order == QueryOrder.NewestFirst ? _newestFirst ??= Sorted(block => -Max(block)) : _oldestFirst ??= Sorted(Min);

    private Part PartOf(int block)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, Count);
        var number = block / PartSize;
        while (_parts.Count <= number)
            _parts.Add(new Part());
        var part = _parts[number];
        if (block % PartSize >= part.Count)
            Load(part, number * PartSize);
        return part;
    }

    /// <summary>Reads what a part does not have yet.</summary>
    private void Load(Part part, int first)
    {
        var end = Math.Min(Count, first + PartSize);
        _read.Bind(1, first + part.Count).Bind(2, end);
        try
        {
            while (_read.Step())
            {
                var (id, min, max) = (_read.Integer(0), _read.Integer(1), _read.Integer(2));
                if (id != first + part.Count || min > max || min < Microseconds.Min || max > Microseconds.Max)
                    throw new InvalidDataException($"Block {first + part.Count} is missing or damaged.");
                (part.Min[part.Count], part.Max[part.Count], part.IsOrdered[part.Count]) = (min, max, _read.Bytes(3).SequenceEqual(BlockRun.One));
                part.Count++;
            }
        }
        finally
        {
            _read.Reset();
        }

        if (first + part.Count != end)
            throw new InvalidDataException($"Block {first + part.Count} is missing.");
    }

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

    private sealed class Part
    {
        public long[] Min { get; } = new long[PartSize];

        public long[] Max { get; } = new long[PartSize];

        public bool[] IsOrdered { get; } = new bool[PartSize];

        public int Count { get; set; }
    }
}
