using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Answers one query. Blocks are visited in the order of their nearest possible event; what they yield waits in a heap until no block that is still to come can hold
/// anything nearer. So blocks that overlap in time, as after an import or several replays, are merged, and the run stops when the page is full.
/// </summary>
internal sealed class QueryRun
{
    private readonly ReadView _view;
    private readonly EventQuery _query;
    private readonly CancellationToken _cancellationToken;
    private readonly BlockSearch _search;
    private readonly int _sign;
    private readonly List<PortfolioEvent> _page;
    private readonly PriorityQueue<PortfolioEvent, (long Occurred, long Id)> _waiting = new();
    private long _blocksRead;
    private long _rowsRead;

    public QueryRun(ReadView view, EventQuery query, CancellationToken cancellationToken)
    {
        _view = view;
        _query = query;
        _cancellationToken = cancellationToken;
        var (min, max) = query.OccurredBounds();
        _search = new BlockSearch(view, query.Filter, min, max);
        _sign = query.Order == QueryOrder.OldestFirst ? 1 : -1;
        _page = [];
    }

    private bool IsFull => _page.Count > _query.Limit;

    public QueryPage Run()
    {
        if (!_search.IsNever)
        {
            Visit();
            Release(long.MaxValue);
        }

        return QueryPage.Cut(_page, _query, _view.Head.Epoch, new QueryWork(_view.Head.SealedBlocks, _blocksRead, _rowsRead));
    }

    private void Visit()
    {
        var tail = _view.TailBounds();
        foreach (var block in _view.Blocks.Visit(_query.Order))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!_search.Admits(block))
                continue;
            var nearest = Nearest(_view.Blocks.Min(block), _view.Blocks.Max(block));
            if (tail is { } bounds && Nearest(bounds.Min, bounds.Max) <= nearest)
            {
                VisitTail(bounds);
                tail = null;
            }

            Release(nearest);
            if (IsFull)
                return;
            _blocksRead++;
            Take(_search.Candidates(block));
        }

        if (tail is { } remaining)
            VisitTail(remaining);
    }

    private void VisitTail((long Min, long Max) bounds)
    {
        Release(Nearest(bounds.Min, bounds.Max));
        if (!IsFull && bounds.Min <= _search.MaxOccurred && bounds.Max >= _search.MinOccurred)
            Take(_search.TailCandidates());
    }

    private void Take(IEnumerable<PortfolioEvent> candidates)
    {
        foreach (var candidate in candidates)
        {
            _rowsRead++;
            if (_query.Selects(candidate))
                _waiting.Enqueue(candidate, (_sign * Microseconds.From(candidate.OccurredAt), _sign * candidate.Id));
        }
    }

    /// <summary>Moves to the page what is strictly nearer than anything that is still to come.</summary>
    private void Release(long nearestToCome)
    {
        while (!IsFull && _waiting.TryPeek(out _, out var next) && (next.Occurred < nearestToCome || nearestToCome == long.MaxValue))
            _page.Add(_waiting.Dequeue());
    }

    /// <summary>The nearest time that a range of times can hold, as a number that rises in the query's order.</summary>
    private long Nearest(long min, long max) => _sign > 0 ? min : -max;
}
