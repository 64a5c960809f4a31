using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Storage;

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
    private readonly ReasonTest? _test;
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
        _test = ReasonTest.Of(query.Filter?.Plan);
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
        var open = _view.Open.Bounds;
        var visited = 0;
        foreach (var block in _view.Blocks.Visit(_query.Order))
        {
            if ((++visited & 63) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            if (!_search.Admits(block))
                continue;
            var nearest = Nearest(_view.Blocks.Min(block), _view.Blocks.Max(block));
            if (open is { } bounds && Nearest(bounds.Min, bounds.Max) <= nearest)
            {
                VisitOpen(bounds);
                open = null;
            }

            Take(nearest);
            if (IsFull)
                return;
            Visit(block);
        }

        if (open is { } remaining)
            VisitOpen(remaining);
    }

    private void Visit(int block)
    {
        var positions = _search.Positions(block);
        if (positions.Length == 0)
            return;
        _blocksRead++;
        var first = _view.IdsOf(block).FirstId;
        if (_view.Blocks.IsOrdered(block))
        {
            AddOrdered(first, positions, _view.Blocks.Min(block), _view.Blocks.Max(block));
            return;
        }

        var (runs, areOrdered) = _view.Runs(block);
        if (!areOrdered)
        {
            Add(BlockCursor.Sorted(_view, first, positions, _query.Selects, _test, Compare), Nearest(_view.Blocks.Min(block), _view.Blocks.Max(block)));
            return;
        }

        foreach (var run in runs)
        {
            if (run.OccurredMin <= _search.MaxOccurred && run.OccurredMax >= _search.MinOccurred)
                AddOrdered(first, Within(positions, run), run.OccurredMin, run.OccurredMax);
        }
    }

    // Of the events behind the last sealed block the times are known, so they can be put in order before a row is read.
    private void VisitOpen((long Min, long Max) bounds)
    {
        var nearest = Nearest(bounds.Min, bounds.Max);
        Take(nearest);
        if (IsFull)
            return;
        var positions = _search.OpenPositions();
        var keys = Array.ConvertAll(positions, position => (_sign * _view.Open.Rows[position].Occurred, _sign * position));
        Array.Sort(keys, positions);
        Add(BlockCursor.Ordered(_view, _view.Open.FirstId, positions, _query.Selects, _test), nearest);
    }

    private void AddOrdered(long firstId, int[] positions, long min, long max)
    {
        if (_sign < 0)
            Array.Reverse(positions);
        Add(BlockCursor.Ordered(_view, firstId, positions, _query.Selects, _test), Nearest(Math.Max(min, _search.MinOccurred), Math.Min(max, _search.MaxOccurred)));
    }

    // Until its turn comes a cursor stands at the nearest time that it can have, before any event of that time, and reads nothing.
    private void Add(BlockCursor cursor, long nearest)
    {
        _cursors.Add(cursor);
        _nearest.Enqueue(cursor, (nearest, long.MinValue));
    }

    /// <summary>Moves to the page what is strictly nearer than anything that is still to come.</summary>
    private void Take(long nearestToCome)
    {
        while (!IsFull && _nearest.TryPeek(out var cursor, out var next) && (next.Occurred < nearestToCome || nearestToCome == long.MaxValue))
        {
            if (next.Id != long.MinValue)
                _page.Add(cursor.Current);
            if (cursor.MoveNext())
                _nearest.DequeueEnqueue(cursor, (_sign * cursor.Occurred, _sign * cursor.Current.Id));
            else
                _nearest.Dequeue();
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
        var start = Array.BinarySearch(positions, run.Start);
        var end = Array.BinarySearch(positions, run.Start + run.Length);
        start = start < 0 ? ~start : start;
        end = end < 0 ? ~end : end;
        return positions[start..end];
    }
}
