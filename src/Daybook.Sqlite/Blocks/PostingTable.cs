using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Blocks;

/// <summary>The table of posting lists, through one connection.</summary>
internal sealed class PostingTable(SqliteDatabase database)
{
    private readonly SqliteStatement _read = database.Prepare("SELECT data FROM posting WHERE id = ?");
    private SqliteStatement? _insert;

    /// <summary>A block's posting list, encoded.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public byte[] Read(long block, PostingField field)
    {
        _read.Bind(1, Id(block, field));
        if (!_read.Step())
            throw new InvalidDataException($"Block {block} has no postings of {field}.");
        var data = _read.Bytes(0).ToArray();
        _read.Reset();
        return data;
    }

    /// <summary>A block's posting lists, encoded, by field.</summary>
    /// <exception cref="InvalidDataException">One is missing.</exception>
    public byte[][] Read(long block)
    {
        var lists = new byte[BlockBuilder.FieldCount][];
        for (var field = 0; field < lists.Length; field++)
            lists[field] = Read(block, (PostingField)field);
        return lists;
    }

    /// <summary>Adds a block's posting lists, encoded, by field.</summary>
    public void Insert(long block, byte[][] lists)
    {
        _insert ??= database.Prepare("INSERT INTO posting (id, data) VALUES (?, ?)");
        for (var field = 0; field < lists.Length; field++)
            _insert.Bind(1, Id(block, (PostingField)field)).BindBlob(2, lists[field]).Run();
    }

    private static long Id(long block, PostingField field) => (block * 8) + (int)field;
}
