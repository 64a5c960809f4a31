using Daybook.Events;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Walks a block's candidates in the order of a query, reading rows as they are asked for: few at first, and more at a time the longer it goes on.
/// The candidates are in one ordered run, or are all read and sorted when the block has no order.
/// </summary>
internal sealed class BlockCursor
{
    private const int FirstBatch = 4;
    private const int LargestBatch = 256;

    private readonly ReadView _view;
    private readonly long _firstId;
    private readonly int[] _positions;
    private readonly Func<PortfolioEvent, bool> _selects;
    private readonly ReasonTest? _test;
    private readonly Queue<PortfolioEvent> _ready = new();
    private int _next;
    private int _batch = FirstBatch;

    private BlockCursor(ReadView view, long firstId, int[] positions, Func<PortfolioEvent, bool> selects, ReasonTest? test)
    {
        _test = test;
        _view = view;
        _firstId = firstId;
        _positions = positions;
        _selects = selects;
    }

    /// <summary>How many rows were read.</summary>
    public long RowsRead { get; private set; }

    /// <summary>The event that it is at.</summary>
    public PortfolioEvent Current { get; private set; } = null!;

    /// <summary>That event's time, in microseconds.</summary>
    public long Occurred => Microseconds.From(Current.OccurredAt);

    /// <summary>A cursor over positions that are in the query's order already.</summary>
    /// <param name="view">The journal.</param>
    /// <param name="firstId">The id at position 0.</param>
    /// <param name="positions">The candidates.</param>
    /// <param name="selects">What a candidate must satisfy.</param>
    /// <param name="test">Passes over rows of events that cannot; null: none.</param>
    public static BlockCursor Ordered(ReadView view, long firstId, int[] positions, Func<PortfolioEvent, bool> selects, ReasonTest? test) => new(view, firstId, positions, selects, test);

    /// <summary>A cursor over positions whose events must be sorted first.</summary>
    /// <param name="view">The journal.</param>
    /// <param name="firstId">The id at position 0.</param>
    /// <param name="positions">The candidates, ascending.</param>
    /// <param name="selects">What a candidate must satisfy.</param>
    /// <param name="test">Passes over rows of events that cannot; null: none.</param>
    /// <param name="compare">The query's order.</param>
    public static BlockCursor Sorted(ReadView view, long firstId, int[] positions, Func<PortfolioEvent, bool> selects, ReasonTest? test, Comparison<PortfolioEvent> compare)
    {
        var cursor = new BlockCursor(view, firstId, positions, selects, test);
        cursor.Read(positions.Length);
        var events = cursor._ready.ToList();
        cursor._ready.Clear();
        events.Sort(compare);
        foreach (var stored in events)
            cursor._ready.Enqueue(stored);
        return cursor;
    }

    /// <summary>Goes to the next event that is selected.</summary>
    public bool MoveNext()
    {
        while (_ready.Count == 0 && _next < _positions.Length)
        {
            Read(_batch);
            _batch = Math.Min(2 * _batch, LargestBatch);
        }

        if (!_ready.TryDequeue(out var next))
            return false;
        Current = next;
        return true;
    }

    private void Read(int count)
    {
        var positions = _positions.AsSpan(_next, Math.Min(count, _positions.Length - _next));
        _next += positions.Length;
        RowsRead += positions.Length;
        foreach (var stored in _view.Pick(_firstId, positions, _test))
        {
            if (_selects(stored))
                _ready.Enqueue(stored);
        }
    }
}
