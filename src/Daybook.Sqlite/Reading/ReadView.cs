using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;
using Daybook.Sqlite.Spans;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>One reading connection and what it remembers of the file. Inside a transaction it shows one state of the journal. Used by one thread at a time.</summary>
internal sealed class ReadView : IDisposable
{
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _row;
    private readonly SqliteStatement _all;
    private readonly SqliteStatement _rangeDown;
    private readonly SqliteStatement _block;
    private readonly SqliteStatement _roots;
    private readonly SqliteStatement _ids;
    private readonly SqliteStatement _key;
    private readonly SqliteStatement _occurred;
    private readonly SqliteStatement _occurredIn;
    private HeadRow? _current;

    public ReadView(SqliteDatabase database)
    {
        Database = database;
        Reader = new RowReader(database, Dictionaries);
        Postings = new PostingTable(database);
        Spans = new SpanTable(database);
        _head = database.Prepare(HeadRow.Sql(database));
        _range = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id >= ? AND id <= ? ORDER BY id");
        _row = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id = ?");
        _all = database.Prepare($"SELECT {RowReader.Columns} FROM event ORDER BY id");
        _rangeDown = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id >= ? AND id <= ? ORDER BY id DESC");
        _roots = database.Prepare("SELECT id, root FROM block WHERE id >= ? AND id < ? ORDER BY id");
        _block = database.Prepare("SELECT root, runs, occurred_min, occurred_max FROM block WHERE id = ?");
        _ids = database.Prepare($"SELECT {RowReader.ColumnsWithoutTrace} FROM event WHERE id >= ? AND id <= ? ORDER BY id");
        _occurred = database.Prepare("SELECT occurred FROM event WHERE id = ?");
        _occurredIn = database.Prepare("SELECT occurred FROM event WHERE id >= ? AND id <= ? ORDER BY id");
        _key = database.Prepare("SELECT first_id, count FROM idempotency_key WHERE key = ?");
        Open = new OpenBlock(database, Reader);
        Blocks = new BlockIndex(database);
    }

    public SqliteDatabase Database { get; }

    public Dictionaries Dictionaries { get; } = new();

    public RowReader Reader { get; }

    public BlockIndex Blocks { get; }

    /// <summary>What is known of the events after the last sealed block.</summary>
    public OpenBlock Open { get; }

    public PostingTable Postings { get; }

    public SpanTable Spans { get; }

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
            Open.Clear();
        }

        _current = head;
        Reader.Forget();
    }

    /// <summary>Loads the dictionaries, without which no row can be read.</summary>
    public void LoadDictionaries() => Dictionaries.Refresh(Database, Head.DictionarySize);

    /// <summary>Loads what is known of the blocks, without which nothing can be searched.</summary>
    public void LoadBlocks()
    {
        Blocks.Grow(Head.SealedBlocks);
        Open.Load(Head);
    }

    /// <summary>What was added under an idempotency key, or null.</summary>
    public PlannedKey? FindKey(string key)
    {
        _key.BindText(1, key);
        if (!_key.Step())
            return null;
        var known = new PlannedKey(key, _key.Integer(0), (int)_key.Integer(1));
        _key.Reset();
        return known;
    }

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
                var stored = Reader.Read(_range);
                if (stored.Id < least || stored.Id > lastId)
                    throw new InvalidDataException($"Event {stored.Id} is in the place of event {least}.");
                least = stored.Id + 1;
                yield return stored;
            }
        }
        finally
        {
            _range.Reset();
        }
    }

    /// <summary>The events at positions of a block, in the order of the positions. All of them are read before this returns.</summary>
    /// <param name="firstId">The id at position 0.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="test">Passes over rows that need no event made of them; null: none.</param>
    public List<PortfolioEvent> Pick(long firstId, ReadOnlySpan<int> positions, ReasonTest? test = null)
    {
        var picked = new List<PortfolioEvent>(positions.Length);
        if (positions.IsEmpty)
            return picked;

        // A range scan passes over four rows in the time of one look-up, roughly; so few candidates are looked up, many are scanned.
        var (low, high) = positions[0] < positions[^1] ? (positions[0], positions[^1]) : (positions[^1], positions[0]);
        if (positions.Length * 4 < high - low + 1 || !AreInLine(positions))
        {
            foreach (var position in positions)
                picked.Add(Event(firstId + position));
            return picked;
        }

        var scan = positions[0] < positions[^1] ? _range : _rangeDown;
        scan.Bind(1, firstId + low).Bind(2, firstId + high);
        var seen = 0;
        while (seen < positions.Length && scan.Step())
        {
            var id = scan.Integer(0);
            if (id != firstId + positions[seen])
                continue;
            seen++;
            if (test?.Admits(scan) != false)
                picked.Add(Reader.Read(scan));
        }

        scan.Reset();
        return seen == positions.Length ? picked : throw new InvalidDataException($"Event {firstId + positions[seen]} is missing.");
    }

    /// <summary>All rows by id, each read as the caller says.</summary>
    public IEnumerable<T> Rows<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            while (_all.Step())
                yield return read(_all);
        }
        finally
        {
            _all.Reset();
        }
    }

    /// <summary>Rows by id, both bounds inclusive, each read as the caller says.</summary>
    public IEnumerable<T> Rows<T>(long firstId, long lastId, Func<SqliteStatement, T> read)
    {
        _range.Bind(1, firstId).Bind(2, lastId);
        try
        {
            while (_range.Step())
                yield return read(_range);
        }
        finally
        {
            _range.Reset();
        }
    }

    private static bool AreInLine(ReadOnlySpan<int> positions)
    {
        var isRising = positions[0] < positions[^1];
        for (var i = 1; i < positions.Length; i++)
        {
            if (positions[i] > positions[i - 1] != isRising)
                return false;
        }

        return true;
    }

    /// <summary>The event of an id.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public PortfolioEvent Event(long id)
    {
        _row.Bind(1, id);
        if (!_row.Step())
            throw new InvalidDataException($"Event {id} is missing.");
        var found = Reader.Read(_row);
        _row.Reset();
        return found;
    }

    /// <summary>A block's posting list.</summary>
    public PostingList PostingsOf(int block, PostingField field) => new(Postings.Read(block, field), Head.BlockSize);

    /// <summary>Adds the roots of blocks to a list.</summary>
    /// <exception cref="InvalidDataException">One is missing or damaged.</exception>
    public void ReadRoots(long first, long end, List<MerkleHash> roots)
    {
        _roots.Bind(1, first).Bind(2, end);
        var next = first;
        try
        {
            for (; _roots.Step(); next++)
            {
                var root = _roots.Bytes(1);
                if (_roots.Integer(0) != next || root.Length != MerkleHash.Size)
                    throw new InvalidDataException($"Block {next} is missing, or its root is damaged.");
                roots.Add(new MerkleHash(root));
            }
        }
        finally
        {
            _roots.Reset();
        }

        if (next != end)
            throw new InvalidDataException($"Block {next} is missing.");
    }

    /// <summary>The runs of a sealed block, and whether time never falls inside each.</summary>
    public (BlockRun[] Runs, bool AreOrdered) Runs(int block) => BlockRun.Decode(Block(block).Runs, Head.BlockSize, Blocks.Min(block));

    /// <summary>A sealed block's row.</summary>
    public (byte[] Root, byte[] Runs, long OccurredMin, long OccurredMax) Block(long block)
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

    /// <summary>What blocks know of events by id, apart from their traces, both bounds inclusive. The rows must be taken one after another, within the transaction.</summary>
    public IEnumerable<RowIds> Ids(long firstId, long lastId)
    {
        _ids.Bind(1, firstId).Bind(2, lastId);
        try
        {
            while (_ids.Step())
                yield return Reader.ReadIds(_ids);
        }
        finally
        {
            _ids.Reset();
        }
    }

    /// <summary>The time of the event of an id, in microseconds.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public long Occurred(long id)
    {
        _occurred.Bind(1, id);
        if (!_occurred.Step())
            throw new InvalidDataException($"Event {id} is missing.");
        var occurred = RowReader.Time(_occurred.Integer(0));
        _occurred.Reset();
        return occurred;
    }

    /// <summary>The times of events by id, both bounds inclusive, in microseconds. They must be taken one after another, within the transaction.</summary>
    public IEnumerable<long> Occurred(long firstId, long lastId)
    {
        _occurredIn.Bind(1, firstId).Bind(2, lastId);
        try
        {
            while (_occurredIn.Step())
                yield return RowReader.Time(_occurredIn.Integer(0));
        }
        finally
        {
            _occurredIn.Reset();
        }
    }

    public void Dispose() => Database.Dispose();
}
