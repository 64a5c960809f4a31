namespace Daybook.Sqlite.Rows;

/// <summary>
/// The traces that the open block's events have so far. Events of one trace follow each other, and its id is the widest column of a row: so a row has it only when it is
/// the first of its block, and each further one says how many events back that was.
/// </summary>
internal sealed class BlockTraces(int blockSize)
{
    private readonly Dictionary<string, long> _firstIds = new(StringComparer.Ordinal);
    private long _block;
    private string? _newest;
    private long _newestFirstId;

    /// <summary>How many events back the trace's id is; 0: it is new in this block, so this event holds it and is remembered.</summary>
    public int Reach(string trace, long id)
    {
        Enter(id);
        if (trace == _newest)
            return (int)(id - _newestFirstId);
        _newest = trace;
        if (!_firstIds.TryGetValue(trace, out _newestFirstId))
            _firstIds.Add(trace, _newestFirstId = id);
        return (int)(id - _newestFirstId);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _firstIds.Clear();
        _newest = null;
    }

    // An event that a reader finds without its block's start would be of no trace, so nothing reaches into an earlier block.
    private void Enter(long id)
    {
        var block = (id - 1) / blockSize;
        if (block == _block)
            return;
        Clear();
        _block = block;
    }
}
