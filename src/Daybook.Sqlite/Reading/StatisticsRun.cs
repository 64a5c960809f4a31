using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Rows;
using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>Counts: whole blocks by what they keep of their events, the blocks at the window's edges and the open one row by row, and with a filter every event that it selects.</summary>
internal sealed class StatisticsRun
{
    private readonly ReadView _view;
    private readonly StatisticsQuery _query;
    private readonly CancellationToken _cancellationToken;
    private readonly EventQuery _window;
    private readonly BlockSearch _search;
    private readonly StatisticsBuilder _builder;

    public StatisticsRun(ReadView view, StatisticsQuery query, CancellationToken cancellationToken)
    {
        _view = view;
        _query = query;
        _cancellationToken = cancellationToken;
        _window = new EventQuery { From = query.From, To = query.To, Filter = query.Filter };
        var (min, max) = _window.OccurredBounds();
        _search = new BlockSearch(view, query.Filter, min, max);
        _builder = new StatisticsBuilder(query.Period);
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
            if (IsWhole(block))
                _builder.AddSums(SumsOf(block));
            else
                Count(_search.Candidates(block));
        }

        Count(_search.TailCandidates());
        return _builder.Build();
    }

    private bool IsWhole(int block)
    {
        var (min, max) = (_view.Blocks.Min(block), _view.Blocks.Max(block));
        return _query.Filter is null && min >= _search.MinOccurred && max <= _search.MaxOccurred && _builder.TakesSums(min, max);
    }

    private void Count(IEnumerable<PortfolioEvent> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_window.Selects(candidate))
                _builder.Add(candidate);
        }
    }

    private EventSums SumsOf(int block)
    {
        var types = new List<TypeCount>();
        var postings = _view.Postings(block, PostingField.Type);
        while (postings.Next())
        {
            var type = _view.Dictionaries.Types[postings.Value];
            types.Add(new TypeCount(type.Name, type.Category.Name, postings.Count));
        }

        return new EventSums
        {
            FirstOccurredMicros = _view.Blocks.Min(block),
            LastOccurredMicros = _view.Blocks.Max(block),
            Types = types,
            Actions = Counts(block, PostingField.Action, _view.Dictionaries.Actions),
            Assets = Counts(block, PostingField.Asset, _view.Dictionaries.Assets),
            ExecutionTimes = ExecutionTimeHistogram.Deserialize(_view.Block(block).ExecutionTimes),
        };
    }

    private List<KeyValuePair<string, long>> Counts(int block, PostingField field, TextDictionary texts)
    {
        var counts = new List<KeyValuePair<string, long>>();
        var postings = _view.Postings(block, field);
        while (postings.Next())
            counts.Add(new KeyValuePair<string, long>(texts[postings.Value], postings.Count));
        return counts;
    }
}
