using System.Numerics;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Finds a filter's candidates inside blocks: what the filter's plan restricts, as numbers of this file's dictionaries, and then as positions by the blocks' postings.
/// </summary>
internal sealed class BlockSearch
{
    private static readonly (EventField Field, PostingField Posting)[] Fields =
    [
        (EventField.Trace, PostingField.Trace),
        (EventField.Session, PostingField.Session),
        (EventField.Asset, PostingField.Asset),
        (EventField.Type, PostingField.Type),
        (EventField.Category, PostingField.Type),
        (EventField.Action, PostingField.Action),
        (EventField.Regime, PostingField.Regime),
    ];

    private readonly ReadView _view;
    private readonly List<(PostingField Field, uint[] Values)> _restrictions = [];
    private readonly SpanSearch _spans;
    private readonly ulong[] _marks;
    private readonly ulong[] _fieldMarks;

    public BlockSearch(ReadView view, Filter? filter, long minOccurred, long maxOccurred)
    {
        _view = view;
        (MinOccurred, MaxOccurred) = (minOccurred, maxOccurred);
        (MinId, MaxId) = (1, view.Head.Count);
        _marks = new ulong[(view.Head.BlockSize + 63) / 64];
        _fieldMarks = new ulong[_marks.Length];
        if (filter is not null)
            Narrow(filter.Plan);
        _spans = new SpanSearch(view.Spans, view.Head.SealedBlocks, _restrictions);
    }

    /// <summary>The earliest time that a candidate can have, in microseconds.</summary>
    public long MinOccurred { get; private set; }

    /// <summary>The latest time that a candidate can have, in microseconds.</summary>
    public long MaxOccurred { get; private set; }

    /// <summary>The lowest id that a candidate can have.</summary>
    public long MinId { get; private set; }

    /// <summary>The highest id that a candidate can have.</summary>
    public long MaxId { get; private set; }

    /// <summary>True when nothing can be found: the filter contradicts itself, or names a value that the journal has never seen.</summary>
    public bool IsNever { get; private set; }

    /// <summary>True when the block's bounds, and the spans above it, admit a candidate.</summary>
    public bool Admits(int block)
    {
        if ((MaxOccurred != long.MaxValue && _view.Blocks.Min(block) > MaxOccurred) || (MinOccurred != long.MinValue && _view.Blocks.Max(block) < MinOccurred) || !_spans.MayHold(block))
            return false;
        var (first, last) = _view.IdsOf(block);
        return first <= MaxId && last >= MinId;
    }

    /// <summary>The positions of a sealed block's candidates, ascending. Reads the postings of the restricted fields.</summary>
    public int[] Positions(int block)
    {
        if (!Mark(block))
            return [];
        var positions = new int[_marks.Sum(BitOperations.PopCount)];
        var count = 0;
        foreach (var position in new MarkedPositions(_marks))
            positions[count++] = position;
        return positions;
    }

    /// <summary>The candidates of a sealed block, by id.</summary>
    public IEnumerable<PortfolioEvent> Candidates(int block) => _view.Pick(_view.IdsOf(block).FirstId, Positions(block));

    /// <summary>The positions of the candidates after the last sealed block, ascending.</summary>
    public int[] OpenPositions()
    {
        var (rows, firstId) = (_view.Open.Rows, _view.Open.FirstId);
        if (IsNever)
            return [];
        return [.. Enumerable.Range(0, rows.Count).Where(position => firstId + position >= MinId && firstId + position <= MaxId && Admits(rows[position]))];
    }

    private bool Admits(in RowIds row)
    {
        if (row.Occurred < MinOccurred || row.Occurred > MaxOccurred)
            return false;
        foreach (var (field, values) in _restrictions)
        {
            if (Array.BinarySearch(values, row[field]) < 0)
                return false;
        }

        return true;
    }

    private bool Mark(int block)
    {
        Array.Fill(_marks, ulong.MaxValue);
        if (_view.Head.BlockSize < 64)
            _marks[0] = (1UL << _view.Head.BlockSize) - 1;
        foreach (var (field, values) in _restrictions)
        {
            Array.Clear(_fieldMarks);
            if (!MarkField(block, field, values))
                return false;
            var any = 0UL;
            for (var i = 0; i < _marks.Length; i++)
                any |= _marks[i] &= _fieldMarks[i];
            if (any == 0)
                return false;
        }

        return true;
    }

    private bool MarkField(int block, PostingField field, uint[] values)
    {
        var found = false;
        var next = 0;
        var postings = _view.PostingsOf(block, field);
        while (next < values.Length && postings.Next())
        {
            while (next < values.Length && values[next] < postings.Value)
                next++;
            if (next == values.Length || values[next] != postings.Value)
                continue;
            postings.MarkPositions(_fieldMarks);
            found = true;
        }

        return found;
    }

    private void Narrow(FilterPlan plan)
    {
        IsNever = plan.IsNever;
        (MinOccurred, MaxOccurred) = (Math.Max(MinOccurred, plan.Occurred.Min), Math.Min(MaxOccurred, plan.Occurred.Max));
        (MinId, MaxId) = (Math.Max(MinId, plan.Id.Min), Math.Min(MaxId, plan.Id.Max));
        foreach (var (field, posting) in Fields)
        {
            if (plan.Admitted(field) is { } admitted)
                Restrict(posting, Resolve(field, admitted));
        }
    }

    private void Restrict(PostingField field, uint[] values)
    {
        Array.Sort(values);
        IsNever |= values.Length == 0;
        _restrictions.Add((field, values));
    }

    private uint[] Resolve(EventField field, IReadOnlySet<string> admitted)
    {
        var dictionaries = _view.Dictionaries;
        return field switch
        {
            EventField.Trace => [.. admitted.Select(TraceText.Hash).Distinct()],
            EventField.Session => Resolve(dictionaries.Sessions, admitted),
            EventField.Asset => Resolve(dictionaries.Assets, admitted),
            EventField.Action => Resolve(dictionaries.Actions, admitted),
            EventField.Regime => Resolve(dictionaries.Regimes, admitted.Contains),
            EventField.Type => ResolveTypes(type => admitted.Contains(type.Name)),
            _ => ResolveTypes(type => admitted.Contains(type.Category.Name)),
        };
    }

    private static uint[] Resolve(TextDictionary texts, IReadOnlySet<string> admitted) =>
        [.. admitted.Select(text => (uint)texts.Find(text)).Where(id => id != 0)];

    // Regimes are compared without case, so one name may have several numbers; they are few.
    private static uint[] Resolve(TextDictionary texts, Func<string, bool> admits) =>
        [.. Enumerable.Range(1, texts.Count).Where(id => admits(texts[id])).Select(id => (uint)id)];

    private uint[] ResolveTypes(Func<EventType, bool> admits) =>
        [.. Enumerable.Range(1, _view.Dictionaries.Types.Count).Where(id => admits(_view.Dictionaries.Types[id])).Select(id => (uint)id)];
}
