using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Rows;
using Daybook.Storage;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// What a writer knows of the file: the head, the tree's edge, the dictionaries and the open block. Read again at the start of each transaction, since other processes write
/// too; what they added is loaded, and what a rollback undid is dropped.
/// </summary>
internal sealed class WriterState : IGroupContext
{
    private const string HeadSql = "SELECT epoch, count, edge, last_recorded, newest_occurred, dictionary_size, identity FROM head";

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _tail;
    private readonly SqliteStatement _findKey;
    private readonly RowReader _rows;
    private readonly Stack<BlockBuilder> _spare = [];
    private bool _isCurrent;

    public WriterState(SqliteDatabase database, int blockSize)
    {
        _database = database;
        Block = new BlockBuilder(blockSize);
        Traces = new BlockTraces(blockSize);
        _rows = new RowReader(database, Dictionaries);
        BlockLevel = int.Log2(blockSize);
        Tree = new MerkleTree(BlockLevel);
        _head = database.Prepare(HeadSql);
        _tail = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id > ? ORDER BY id");
        _findKey = database.Prepare("SELECT first_id, count FROM idempotency_key WHERE key = ?");
    }

    public int BlockLevel { get; }

    /// <summary>Changes when what was written before may not be in the file, or may be something else there.</summary>
    public int Generation { get; private set; }

    public int Epoch { get; private set; }

    public JournalIdentity Identity { get; private set; }

    public long Count => Tree.Count;

    public MerkleTree Tree { get; private set; }

    public long LastRecorded { get; private set; }

    public long? NewestOccurred { get; private set; }

    public Dictionaries Dictionaries { get; } = new();

    /// <summary>The events since the last sealed block.</summary>
    public BlockBuilder Block { get; private set; }

    /// <summary>The traces of those events.</summary>
    public BlockTraces Traces { get; }

    /// <summary>Up to which id nothing matches a condition of the next group, as was seen before its transaction; what is not in it is looked for from the condition's position on.</summary>
    public IReadOnlyDictionary<Filter, long> SeenWithoutMatch { get; set; } = new Dictionary<Filter, long>();

    public PlannedKey? FindKey(string key)
    {
        _findKey.BindText(1, key);
        if (!_findKey.Step())
            return null;
        var planned = new PlannedKey(key, _findKey.Integer(0), (int)_findKey.Integer(1));
        _findKey.Reset();
        return planned;
    }

    public long? FindMatch(long afterId, Filter filter)
    {
        _rows.Forget();
        var types = filter.Plan.Admitted(EventField.Type);
        _tail.Bind(1, Math.Max(afterId, SeenWithoutMatch.GetValueOrDefault(filter)));
        try
        {
            while (_tail.Step())
            {
                // Most of what others write says nothing to the filter, and is passed over by the number of its type.
                if (types is not null && !types.Contains(Dictionaries.Types[_tail.Integer(3)].Name))
                    continue;
                var stored = _rows.Read(_tail);
                if (filter.Matches(stored))
                    return stored.Id;
            }
        }
        finally
        {
            _tail.Reset();
        }

        return null;
    }

    public EventType? FindRegisteredType(string name) => Dictionaries.Types.FindRegistered(name);

    /// <summary>Catches up with the file, inside the transaction.</summary>
    /// <returns>True when another process has written since the last time.</returns>
    public bool Refresh()
    {
        if (!_head.Step())
            throw new InvalidDataException("The journal has no head.");
        var epoch = (int)_head.Integer(0);
        var count = _head.Integer(1);
        var edge = _head.Bytes(2).ToArray();
        var (recorded, newest, dictionarySize) = (_head.Integer(3), _head.OptionalInteger(4), _head.Integer(5));
        Identity = HeadRow.Identified(_head.Bytes(6));
        _head.Reset();
        if (_isCurrent && epoch == Epoch && count == Count)
            return false;

        if (!_isCurrent || epoch != Epoch || count < Count)
            Forget();
        var known = _isCurrent ? Count : 0;
        Tree = MerkleTree.FromEdge(count, edge, BlockLevel);
        (Epoch, LastRecorded, NewestOccurred) = (epoch, recorded, newest);
        Dictionaries.Refresh(_database, dictionarySize);
        LoadOpenBlock(known);
        var surprised = _isCurrent;
        _isCurrent = true;
        return surprised;
    }

    /// <summary>Hands out the block that is full, and begins another. <see cref="TakeBack"/> takes it back when it was sealed.</summary>
    public BlockBuilder TakeFullBlock()
    {
        var full = Block;
        Block = _spare.TryPop(out var spare) ? spare : new BlockBuilder(full.BlockSize);
        return full;
    }

    /// <summary>Takes back a block to use it again.</summary>
    public void TakeBack(BlockBuilder block)
    {
        block.Clear();
        _spare.Push(block);
    }

    /// <summary>Says what a transaction has added, once it is committed.</summary>
    public void Advance(MerkleTree tree, long recorded, long? newestOccurred)
    {
        Tree = tree;
        LastRecorded = recorded;
        NewestOccurred = newestOccurred;
    }

    /// <summary>Drops everything: the next transaction reads it again.</summary>
    public void Invalidate()
    {
        _isCurrent = false;
        Generation++;
    }

    private void Forget()
    {
        Invalidate();
        Dictionaries.Clear();
        Block.Clear();
        Traces.Clear();
    }

    private void LoadOpenBlock(long known)
    {
        var sealedCount = Count - (Count % Block.BlockSize);
        if (known < sealedCount || Block.Count != known - sealedCount)
        {
            Block.Clear();
            Traces.Clear();
            known = sealedCount;
        }

        _rows.Forget();
        _tail.Bind(1, known);
        while (_tail.Step())
        {
            if (Block.IsFull)
                throw new InvalidDataException($"The head says that there are {Count} events, but there are more.");
            Block.Add(_rows.ReadIds(_tail));
            if (_rows.Trace(_tail) is { } trace)
                Traces.Reach(trace, _tail.Integer(0));
        }

        if (Block.Count != Count - sealedCount)
            throw new InvalidDataException($"The head says that there are {Count} events, but there are {sealedCount + Block.Count}.");
    }
}
