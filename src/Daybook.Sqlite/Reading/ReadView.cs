using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;
using Daybook.Sqlite.Writing;

namespace Daybook.Sqlite.Reading;

/// <summary>One reading connection and what it remembers of the file. Inside a transaction it shows one state of the journal. Used by one thread at a time.</summary>
internal sealed class ReadView : IDisposable
{
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _row;
    private readonly SqliteStatement _all;
    private readonly SqliteStatement _posting;
    private readonly SqliteStatement _block;
    private readonly SqliteStatement _tailBounds;
    private readonly RowReader _rows;
    private HeadRow? _current;

    public ReadView(SqliteDatabase database)
    {
        Database = database;
        _rows = new RowReader(Dictionaries);
        _head = database.Prepare(HeadRow.Sql);
        _range = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id >= ? AND id <= ? ORDER BY id");
        _row = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id = ?");
        _all = database.Prepare($"SELECT {RowReader.Columns} FROM event ORDER BY id");
        _posting = database.Prepare("SELECT data FROM posting WHERE id = ?");
        _block = database.Prepare("SELECT root, execution_times, occurred_min, occurred_max FROM block WHERE id = ?");
        _tailBounds = database.Prepare("SELECT min(occurred), max(occurred) FROM event WHERE id > ?");
    }

    public SqliteDatabase Database { get; }

    public Dictionaries Dictionaries { get; } = new();

    public BlockIndex Blocks { get; } = new();

    /// <summary>The head of the state that is shown.</summary>
    public HeadRow Head => _current ?? throw new InvalidOperationException("The view shows no state.");

    /// <summary>Starts to show the present state: its head, and whatever was loaded before.</summary>
    public void Begin()
    {
        Database.Execute("BEGIN");
        var head = HeadRow.Read(_head);
        if (_current is { } before && (head.Epoch != before.Epoch || head.Count < before.Count || head.DictionarySize < before.DictionarySize))
        {
            Dictionaries.Clear();
            Blocks.Clear();
        }

        _current = head;
    }

    /// <summary>Loads the dictionaries, without which no row can be read.</summary>
    public void LoadDictionaries() => Dictionaries.Refresh(Database, Head.DictionarySize);

    /// <summary>Loads the blocks' bounds, without which nothing can be searched.</summary>
    public void LoadBlocks() => Blocks.LoadNew(Database, Head.SealedBlocks);

    public void End()
    {
        if (!Database.IsAutoCommit)
            Database.Execute("COMMIT");
    }

    /// <summary>Events by id, both bounds inclusive. The rows must be taken one after another, within the transaction.</summary>
    /// <exception cref="InvalidDataException">The rows are not in order: the file's structure is damaged.</exception>
    public IEnumerable<PortfolioEvent> Range(long firstId, long lastId)
    {
        _range.Bind(1, firstId).Bind(2, lastId);
        var least = firstId;
        try
        {
            while (_range.Step())
            {
                var stored = _rows.Read(_range);
                if (stored.Id < least || stored.Id > lastId)
                    throw new InvalidDataException($"Event {stored.Id} stands where event {least} belongs.");
                least = stored.Id + 1;
                yield return stored;
            }
        }
        finally
        {
            _range.Reset();
        }
    }

    /// <summary>The event of that id.</summary>
    public PortfolioEvent Event(long id)
    {
        _row.Bind(1, id);
        if (!_row.Step())
            throw new InvalidDataException($"Event {id} is missing.");
        var found = _rows.Read(_row);
        _row.Reset();
        return found;
    }

    /// <summary>All events by id, each with what its block must know of it.</summary>
    public IEnumerable<(PortfolioEvent Stored, RowIds Ids)> Events()
    {
        try
        {
            while (_all.Step())
                yield return (_rows.Read(_all), RowReader.ReadIds(_all));
        }
        finally
        {
            _all.Reset();
        }
    }

    /// <summary>A block's posting list.</summary>
    public PostingList Postings(int block, PostingField field) => new(RawPostings(block, field), Head.BlockSize, Blocks.Min(block));

    /// <summary>A block's posting list, encoded.</summary>
    public byte[] RawPostings(long block, PostingField field)
    {
        _posting.Bind(1, GroupWriter.PostingId(block, field));
        if (!_posting.Step())
            throw new InvalidDataException($"Block {block} has no postings of {field}.");
        var data = _posting.Bytes(0).ToArray();
        _posting.Reset();
        return data;
    }

    /// <summary>A sealed block's row.</summary>
    public (byte[] Root, byte[] ExecutionTimes, long OccurredMin, long OccurredMax) Block(long block)
    {
        _block.Bind(1, block);
        if (!_block.Step())
            throw new InvalidDataException($"Block {block} is missing.");
        var found = (_block.Bytes(0).ToArray(), _block.Bytes(1).ToArray(), _block.Integer(2), _block.Integer(3));
        _block.Reset();
        return found;
    }

    /// <summary>The id range of a sealed block.</summary>
    public (long FirstId, long LastId) IdsOf(long block) => ((block * Head.BlockSize) + 1, (block + 1) * Head.BlockSize);

    /// <summary>The time bounds of the events behind the last sealed block, or null when there are none.</summary>
    public (long Min, long Max)? TailBounds()
    {
        _tailBounds.Bind(1, Head.SealedBlocks * Head.BlockSize);
        (long, long)? bounds = _tailBounds.Step() && !_tailBounds.IsNull(0) ? (_tailBounds.Integer(0), _tailBounds.Integer(1)) : null;
        _tailBounds.Reset();
        return bounds;
    }

    public void Dispose() => Database.Dispose();
}
