using Daybook.Integrity;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Checking;

/// <summary>The events of one block while they are verified: read by one thread, then hashed and built anew, possibly by another. Used again for later blocks.</summary>
internal sealed class BlockJob(int blockSize)
{
    private Task<SealedBlock?> _work = Task.FromResult<SealedBlock?>(null);

    /// <summary>The events' leaves.</summary>
    public LeafBatch Leaves { get; } = new();

    /// <summary>What the block must know of its events.</summary>
    public BlockBuilder Block { get; } = new(blockSize);

    /// <summary>Hashes the events and builds the block, at once or on another thread.</summary>
    public void Start(bool onAnotherThread) => _work = onAnotherThread ? Task.Run(Work) : Task.FromResult(Work());

    /// <summary>Waits for that, and returns the block; null when it was not full.</summary>
    public SealedBlock? Finish() => _work.GetAwaiter().GetResult();

    public void Clear()
    {
        Leaves.Clear();
        Block.Clear();
    }

    private SealedBlock? Work()
    {
        Leaves.Leaves();
        return Block.IsFull ? Block.Seal() : null;
    }
}
