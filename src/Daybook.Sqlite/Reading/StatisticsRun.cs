using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Statistics;
using Daybook.Storage;

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

        if (_query.Filter is null)
            Count(_view.Open.Rows);
        else
            Count(_view.Pick(_view.Open.FirstId, _search.OpenPositions()));
        return _builder.Build();
    }

    /// <summary>Adds a block by its sums: all of it, or its runs that lie whole in the window and in one period. Of the other runs the events are looked at.</summary>
    private void AddSums(int block)
    {
        var (runs, _) = _view.Runs(block);
        var whole = Array.FindAll(runs, IsWhole);
        if (whole.Length > 0 && _builder.TakesSums(whole.Min(run => run.OccurredMin), whole.Max(run => run.OccurredMax)) && _sums.Of(block, runs, whole) is { } sums)
            _builder.AddSums(sums);
        else
            whole = [];
        var first = _view.IdsOf(block).FirstId;
        foreach (var run in runs.Except(whole))
        {
            if (run.OccurredMin <= _search.MaxOccurred && run.OccurredMax >= _search.MinOccurred)
                Count(_view.Ids(first + run.Start, first + run.Start + run.Length - 1));
        }
    }

    private bool IsWhole(BlockRun run) =>
        run.OccurredMin >= _search.MinOccurred && run.OccurredMax <= _search.MaxOccurred && _builder.TakesSums(run.OccurredMin, run.OccurredMax);

    private void Count(IEnumerable<RowIds> rows)
    {
        var dictionaries = _view.Dictionaries;
        foreach (var row in rows)
        {
            if (row.Occurred < _search.MinOccurred || row.Occurred > _search.MaxOccurred)
                continue;
            _builder.Add(
                dictionaries.Types[row.Type],
                row.Action == 0 ? null : dictionaries.Actions[row.Action],
                row.Asset == 0 ? null : dictionaries.Assets[row.Asset],
                row.Occurred,
                double.IsNaN(row.ExecutionTime) ? null : row.ExecutionTime);
        }
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
