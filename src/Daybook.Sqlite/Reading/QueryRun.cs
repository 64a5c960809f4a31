using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Answers one query. Blocks are visited in the order of their nearest possible event; each yields its candidates through cursors, in the query's order, and the nearest of
/// all cursors is taken as long as no block that is still to come can hold anything nearer. So blocks that overlap in time, as after an import or several replays, are
/// merged, rows are read as they are needed, and the run stops when the page is full.
/// </summary>
internal sealed class QueryRun
{
    private readonly ReadView _view;
    private readonly EventQuery _query;
    private readonly CancellationToken _cancellationToken;
    private readonly BlockSearch _search;
    private readonly int _sign;
    private readonly List<PortfolioEvent> _page = [];
    private readonly List<BlockCursor> _cursors = [];
    private readonly PriorityQueue<BlockCursor, (long Occurred, long Id)> _nearest = new();
    private long _blocksRead;

    public QueryRun(ReadView view, EventQuery query, CancellationToken cancellationToken)
    {
        _view = view;
        _query = query;
        _cancellationToken = cancellationToken;
        var (min, max) = query.OccurredBounds();
        _search = new BlockSearch(view, query.Filter, min, max);
        _sign = query.Order == QueryOrder.OldestFirst ? 1 : -1;
    }

    // One more than the page, to know whether something follows.
    private bool IsFull => _page.Count > _query.Limit;

    public QueryPage Run()
    {
        if (!_search.IsNever)
        {
            Visit();
            Take(long.MaxValue);
        }

        var work = new QueryWork(_view.Head.SealedBlocks, _blocksRead, _cursors.Sum(cursor => cursor.RowsRead));
        return QueryPage.Cut(_page, _query, _view.Head.Epoch, work);
    }

    private void Visit()
    {
        var tail = _view.TailBounds();
        var visited = 0;
        foreach (var block in _view.Blocks.Visit(_query.Order))
        {
            if ((++visited & 63) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            if (!_search.Admits(block))
                continue;
            var nearest = Nearest(_view.Blocks.Min(block), _view.Blocks.Max(block));
            if (tail is { } bounds && Nearest(bounds.Min, bounds.Max) <= nearest)
            {
                OpenTail(bounds);
                tail = null;
            }

            Take(nearest);
            if (IsFull)
                return;
            Open(block);
        }

        if (tail is { } remaining)
            OpenTail(remaining);
    }

    private void Open(int block)
    {
        var positions = _search.Positions(block);
        if (positions.Length == 0)
            return;
        _blocksRead++;
        var first = _view.IdsOf(block).FirstId;
        var (runs, areOrdered) = _view.Runs(block);
        if (!areOrdered)
        {
            Add(BlockCursor.Sorted(_view, first, positions, _query.Selects, Compare));
            return;
        }

        foreach (var run in runs)
        {
            if (run.OccurredMin > _search.MaxOccurred || run.OccurredMax < _search.MinOccurred)
                continue;
            var own = Within(positions, run);
            if (_sign < 0)
                Array.Reverse(own);
            Add(BlockCursor.Ordered(_view, first, own, _query.Selects));
        }
    }

    // The events behind the last sealed block have no postings and no known order.
    private void OpenTail((long Min, long Max) bounds)
    {
        Take(Nearest(bounds.Min, bounds.Max));
        if (IsFull || bounds.Min > _search.MaxOccurred || bounds.Max < _search.MinOccurred)
            return;
        var first = (_view.Head.SealedBlocks * _view.Head.BlockSize) + 1;
        var (min, max) = (Math.Max(_search.MinId, first), Math.Min(_search.MaxId, _view.Head.Count));
        if (min <= max)
            Add(BlockCursor.Sorted(_view, min, [.. Enumerable.Range(0, (int)(max - min) + 1)], _query.Selects, Compare));
    }

    private void Add(BlockCursor cursor)
    {
        _cursors.Add(cursor);
        Enqueue(cursor);
    }

    private void Enqueue(BlockCursor cursor)
    {
        if (cursor.MoveNext())
            _nearest.Enqueue(cursor, (_sign * cursor.Occurred, _sign * cursor.Current.Id));
    }

    /// <summary>Moves to the page what is strictly nearer than anything that is still to come.</summary>
    private void Take(long nearestToCome)
    {
        while (!IsFull && _nearest.TryPeek(out var cursor, out var next) && (next.Occurred < nearestToCome || nearestToCome == long.MaxValue))
        {
            _page.Add(cursor.Current);
            _nearest.Dequeue();
            Enqueue(cursor);
        }
    }

    private int Compare(PortfolioEvent one, PortfolioEvent other)
    {
        var order = one.OccurredAt.CompareTo(other.OccurredAt);
        return _sign * (order != 0 ? order : one.Id.CompareTo(other.Id));
    }

    /// <summary>The nearest time that a range of times can hold, as a number that rises in the query's order.</summary>
    private long Nearest(long min, long max) => _sign > 0 ? min : -max;

    private static int[] Within(int[] positions, BlockRun run)
    {
        if (run.Length >= positions[^1] + 1 - run.Start && run.Start <= positions[0])
            return positions;
        var start = Array.BinarySearch(positions, run.Start);
        var end = Array.BinarySearch(positions, run.Start + run.Length);
        start = start < 0 ? ~start : start;
        end = end < 0 ? ~end : end;
        return positions[start..end];
    }
}
