using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Counts per bucket and value of a column: of a block in one bucket by its postings' counts, of one that spans several by its postings' positions and a few of its times. With a
/// filter every event that it selects is read.
/// </summary>
internal sealed class EventCountsRun
{
    private readonly ReadView _view;
    private readonly EventCountsQuery _query;
    private readonly CancellationToken _cancellationToken;
    private readonly EventCounter _counter;
    private readonly BlockSearch _search;
    private readonly PostingField _field;
    private readonly BucketsOfBlock _buckets;
    private readonly ulong[] _marks;
    private readonly ulong[] _without;

    public EventCountsRun(ReadView view, EventCountsQuery query, CancellationToken cancellationToken)
    {
        _view = view;
        _query = query;
        _cancellationToken = cancellationToken;
        _counter = new EventCounter(query);
        _search = new BlockSearch(view, query.Filter, _counter.MinMicros, _counter.MaxMicros);
        _field = query.By switch
        {
            CountBy.Asset => PostingField.Asset,
            CountBy.Action => PostingField.Action,
            _ => PostingField.Type,
        };
        _buckets = new BucketsOfBlock(view, _counter);
        _marks = new ulong[(view.Head.BlockSize + 63) / 64];
        _without = new ulong[_marks.Length];
    }

    public IReadOnlyList<EventCount> Run()
    {
        if (_search.IsNever)
            return [];
        for (var block = 0; block < _view.Blocks.Count; block++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!_search.Admits(block))
                continue;
            if (_query.Filter is null)
                AddBlock(block);
            else
                Add(_search.Candidates(block));
        }

        if (_query.Filter is null)
            Add(_view.Open.Rows);
        else
            Add(_view.Pick(_view.Open.FirstId, _search.OpenPositions()));
        return _counter.Build();
    }

    private void AddBlock(int block)
    {
        var (first, last) = (_counter.BucketOf(_view.Blocks.Min(block)), _counter.BucketOf(_view.Blocks.Max(block)));
        if (first >= 0 && first == last)
        {
            AddWhole(block, first);
            return;
        }

        var postings = _view.PostingsOf(block, _field);
        if (!postings.HasPositions)
        {
            var (firstId, lastId) = _view.IdsOf(block);
            Add(_view.Ids(firstId, lastId));
            return;
        }

        AddPositions(postings, _buckets.Of(block));
    }

    private void AddWhole(int block, int bucket)
    {
        var rest = _view.Head.BlockSize;
        var postings = _view.PostingsOf(block, _field);
        while (postings.Next())
        {
            _counter.Add(bucket, ValueOf(postings.Value), postings.Count);
            rest -= postings.Count;
        }

        _counter.Add(bucket, null, rest);
    }

    private void AddPositions(PostingList postings, int[] buckets)
    {
        Array.Fill(_without, ulong.MaxValue);
        while (postings.Next())
        {
            Array.Clear(_marks);
            postings.MarkPositions(_marks);
            AddMarked(_marks, buckets, ValueOf(postings.Value));
            for (var word = 0; word < _marks.Length; word++)
                _without[word] &= ~_marks[word];
        }

        AddMarked(_without, buckets, null);
    }

    private void AddMarked(ulong[] marks, int[] buckets, string? value)
    {
        var (bucket, count) = (-1, 0L);
        foreach (var position in new MarkedPositions(marks))
        {
            if (position == buckets.Length)
                break;
            if (buckets[position] != bucket)
            {
                Add(bucket, value, count);
                (bucket, count) = (buckets[position], 0);
            }

            count++;
        }

        Add(bucket, value, count);
    }

    private void Add(int bucket, string? value, long count)
    {
        if (bucket >= 0 && count > 0)
            _counter.Add(bucket, value, count);
    }

    private void Add(IEnumerable<RowIds> rows)
    {
        foreach (var row in rows)
        {
            if (_counter.BucketOf(row.Occurred) is >= 0 and var bucket)
                _counter.Add(bucket, row[_field] is > 0 and var value ? ValueOf(value) : null, 1);
        }
    }

    private void Add(IEnumerable<PortfolioEvent> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_query.Filter!.Matches(candidate))
                _counter.Add(candidate);
        }
    }

    private string ValueOf(uint value) => _query.By switch
    {
        CountBy.Category => _view.Dictionaries.Types[value].Category.Name,
        CountBy.Type => _view.Dictionaries.Types[value].Name,
        CountBy.Asset => _view.Dictionaries.Assets[value],
        _ => _view.Dictionaries.Actions[value],
    };
}
