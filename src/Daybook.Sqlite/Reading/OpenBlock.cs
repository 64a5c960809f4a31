using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// What a block would hold about the events after the last sealed one. They have no postings yet, so a reader keeps this in memory, and continues where it stopped.
/// Without it every query would read all of them.
/// </summary>
internal sealed class OpenBlock(SqliteDatabase database, RowReader rows)
{
    private readonly SqliteStatement _after = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id > ? AND id <= ? ORDER BY id");
    private readonly List<RowIds> _rows = [];

    /// <summary>The id at position 0.</summary>
    public long FirstId { get; private set; } = 1;

    /// <summary>What is known of each event, by position.</summary>
    public IReadOnlyList<RowIds> Rows => _rows;

    /// <summary>The earliest and the latest <c>occurred</c>, or null when there are no events.</summary>
    public (long Min, long Max)? Bounds { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _rows.Clear();
        Bounds = null;
    }

    /// <summary>Reads the events that were added since, or all when the block is another one.</summary>
    public void Load(HeadRow head)
    {
        var firstId = (head.SealedBlocks * head.BlockSize) + 1;
        if (firstId != FirstId)
            Clear();
        FirstId = firstId;
        _after.Bind(1, firstId + _rows.Count - 1).Bind(2, head.Count);
        while (_after.Step())
        {
            if (_after.Integer(0) != firstId + _rows.Count)
                throw new InvalidDataException($"Event {firstId + _rows.Count} is missing.");
            Add(rows.ReadIds(_after));
        }

        if (firstId + _rows.Count != head.Count + 1)
            throw new InvalidDataException($"Event {firstId + _rows.Count} is missing.");
    }

    private void Add(in RowIds row)
    {
        _rows.Add(row);
        var (min, max) = Bounds ?? (row.Occurred, row.Occurred);
        Bounds = (Math.Min(min, row.Occurred), Math.Max(max, row.Occurred));
    }
}
