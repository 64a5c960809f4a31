using Daybook.Integrity;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Checking;

/// <summary>Consecutive blocks, perhaps with the open one after the last, as one of several threads has read them: their rows, leaves and contents. Used again for later ones.</summary>
internal sealed class Stretch(int blockSize)
{
    /// <summary>The most blocks that one has: what lies between the threads must fit into memory whatever the journal's size.</summary>
    public const int MostBlocks = 4;

    private readonly BlockBuilder _block = new(blockSize);
    private readonly List<CheckedRow> _rows = new(MostBlocks * blockSize);
    private readonly List<SealedBlock> _blocks = new(MostBlocks);

    /// <summary>The rows, in the order in which they were read.</summary>
    public IReadOnlyList<CheckedRow> Rows => _rows;

    /// <summary>What each full block keeps besides its root.</summary>
    public IReadOnlyList<SealedBlock> Blocks => _blocks;

    /// <summary>The rows' leaves.</summary>
    public LeafBatch Leaves { get; } = new();

    /// <summary>False when a row could not be read, or there were too many.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Takes a row whose encoding has just been written.</summary>
    public void Add(in CheckedRow row)
    {
        Leaves.End();
        _rows.Add(row);
        _block.Add(row.Ids);
        if (!_block.IsFull)
            return;
        _blocks.Add(_block.Seal());
        _block.Clear();
    }

    public void Clear()
    {
        _rows.Clear();
        _blocks.Clear();
        _block.Clear();
        Leaves.Clear();
        IsWhole = false;
    }
}
