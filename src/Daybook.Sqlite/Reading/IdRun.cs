using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>Answers one page of what a filter selects by id: blocks in their order, those that the filter's plan rules out passed over, and then the open block.</summary>
internal sealed class IdRun(ReadView view, Filter filter, CancellationToken cancellationToken)
{
    private readonly BlockSearch _search = new(view, filter, long.MinValue, long.MaxValue);
    private readonly ReasonTest? _test = ReasonTest.Of(filter.Plan);
    private readonly List<PortfolioEvent> _found = [];
    private long _blocksRead;
    private long _rowsRead;

    /// <summary>Reads a page.</summary>
    /// <param name="fromId">The least id.</param>
    /// <param name="limit">The most events.</param>
    public IdPage Run(long fromId, int limit)
    {
        var next = Next(Math.Max(1, fromId), limit);
        return new IdPage(_found, next, view.Head.ToHead(), new QueryWork(view.Head.SealedBlocks, _blocksRead, _rowsRead));
    }

    private long Next(long fromId, int limit)
    {
        var end = view.Head.Count + 1;
        if (_search.IsNever)
            return end;
        fromId = Math.Max(fromId, _search.MinId);
        for (var block = (fromId - 1) / view.Head.BlockSize; block < view.Head.SealedBlocks; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_rowsRead >= IdPage.MaxTested)
                return view.IdsOf(block).FirstId;
            if (!_search.Admits((int)block))
                continue;
            var (first, last) = view.IdsOf(block);
            if (Take(first, _search.Positions((int)block), fromId, limit) is { } stopped)
                return stopped <= last ? stopped : last + 1;
        }

        return Take(view.Open.FirstId, _search.OpenPositions(), fromId, limit) ?? end;
    }

    /// <summary>Takes a block's matching events until the page is full.</summary>
    /// <returns>Where to go on when it is; null when there is room left.</returns>
    private long? Take(long firstId, int[] positions, long fromId, int limit)
    {
        var wanted = Array.FindAll(positions, position => firstId + position >= fromId);
        if (wanted.Length == 0)
            return null;
        _blocksRead++;
        for (var taken = 0; taken < wanted.Length;)
        {
            // No more rows than the page has room for: when each of them matches, the rest is for the next page.
            var batch = wanted.AsSpan(taken, Math.Min(wanted.Length - taken, limit - _found.Count));
            _rowsRead += batch.Length;
            foreach (var stored in view.Pick(firstId, batch, _test))
            {
                if (filter.Matches(stored))
                    _found.Add(stored);
            }

            taken += batch.Length;
            if (_found.Count == limit)
                return firstId + wanted[taken - 1] + 1;
        }

        return null;
    }
}
