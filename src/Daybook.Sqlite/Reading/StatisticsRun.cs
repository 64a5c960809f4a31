using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite.Blocks;
using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>Counts: blocks and their runs by what they keep of their events, those at the window's edges and the open block row by row, and with a filter every event that it selects.</summary>
internal sealed class StatisticsRun
{
    private readonly ReadView _view;
    private readonly StatisticsQuery _query;
    private readonly CancellationToken _cancellationToken;
    private readonly EventQuery _window;
    private readonly BlockSearch _search;
    private readonly StatisticsBuilder _builder;
    private readonly BlockSums _sums;

    public StatisticsRun(ReadView view, StatisticsQuery query, CancellationToken cancellationToken)
    {
        _view = view;
        _query = query;
        _cancellationToken = cancellationToken;
        _window = new EventQuery { From = query.From, To = query.To, Filter = query.Filter };
        var (min, max) = _window.OccurredBounds();
        _search = new BlockSearch(view, query.Filter, min, max);
        _builder = new StatisticsBuilder(query.Period);
        _sums = new BlockSums(view);
    }

    public JournalStatistics Run()
    {
        if (_search.IsNever)
            return _builder.Build();
        for (var block = 0; block < _view.Blocks.Count; block++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!_search.Admits(block))
                continue;
            if (_query.Filter is null)
                AddSums(block);
            else
                Count(_search.Candidates(block));
        }

        Count(_search.TailCandidates());
        return _builder.Build();
    }

    /// <summary>Adds a block by its sums, run by run: those that lie whole in the window and in one period. Of the others the events are read.</summary>
    private void AddSums(int block)
    {
        var (runs, _) = _view.Runs(block);
        var first = _view.IdsOf(block).FirstId;
        var whole = new List<BlockRun>(runs.Length);
        foreach (var run in runs)
        {
            if (run.OccurredMin > _search.MaxOccurred || run.OccurredMax < _search.MinOccurred)
                continue;
            if (run.OccurredMin >= _search.MinOccurred && run.OccurredMax <= _search.MaxOccurred && _builder.TakesSums(run.OccurredMin, run.OccurredMax))
                whole.Add(run);
            else
                Count(Events(run));
        }

        if (whole.Count == 0)
            return;
        if (whole.Count == runs.Length && (runs.Length == 1 || _builder.TakesSums(_view.Blocks.Min(block), _view.Blocks.Max(block))))
            _builder.AddSums(_sums.OfBlock(block, runs));
        else
            whole.ForEach(AddRun);

        void AddRun(BlockRun run)
        {
            if (_sums.OfRun(block, run) is { } sums)
                _builder.AddSums(sums);
            else
                Count(Events(run));
        }

        IEnumerable<PortfolioEvent> Events(BlockRun run) => _view.Range(first + run.Start, first + run.Start + run.Length - 1);
    }

    private void Count(IEnumerable<PortfolioEvent> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_window.Selects(candidate))
                _builder.Add(candidate);
        }
    }
}
