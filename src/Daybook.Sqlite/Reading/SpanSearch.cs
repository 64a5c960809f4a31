using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Spans;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Says by the spans above a block whether it may hold an event with the wanted values: not only each of them, but type, asset, action and regime together. Each span is
/// asked once, and only when one of its blocks is about to be visited.
/// </summary>
internal sealed class SpanSearch
{
    // Beyond so many values of a field, asking for each costs more than visiting blocks.
    private const int MostValues = 64;

    private readonly SpanTable _spans;
    private readonly long _sealedBlocks;
    private readonly int _topLevel;
    private readonly Dictionary<SpanId, ushort> _known = [];
    private readonly (SpanId Span, ushort Children)[] _newest;
    private readonly bool _asksForNothing;
    private SpanId _empty = new(Level: 1, Number: -1);
    private readonly uint[]? _assets;
    private readonly HashSet<uint>? _types;
    private readonly HashSet<uint>? _actions;
    private readonly HashSet<uint>? _regimes;
    private readonly uint[]? _sessions;
    private readonly uint[]? _traces;

    /// <summary>Begins a search.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="sealedBlocks">How many blocks are sealed.</param>
    /// <param name="restrictions">The values that a field may have; a field that is not named may have any.</param>
    public SpanSearch(SpanTable spans, long sealedBlocks, IReadOnlyCollection<(PostingField Field, uint[] Values)> restrictions)
    {
        _spans = spans;
        _sealedBlocks = sealedBlocks;
        _topLevel = SpanId.TopLevel(sealedBlocks);
        _newest = new (SpanId, ushort)[_topLevel + 1];
        _assets = Values(PostingField.Asset);
        _types = Values(PostingField.Type)?.ToHashSet();
        _actions = Values(PostingField.Action)?.ToHashSet();
        _regimes = Values(PostingField.Regime)?.ToHashSet();
        _sessions = Few(Values(PostingField.Session));
        _traces = Few(Values(PostingField.Trace));
        _asksForNothing = !AsksForKinds && _assets is null && _sessions is null && _traces is null;

        // A column of types is restricted twice when a filter names both a type and a category.
        uint[]? Values(PostingField field) => restrictions
            .Where(restriction => restriction.Field == field)
            .Select(restriction => restriction.Values)
            .Aggregate((uint[]?)null, (both, values) => both is null ? values : [.. both.Intersect(values)]);

        static uint[]? Few(uint[]? values) => values?.Length <= MostValues ? values : null;
    }

    private bool AsksForKinds => _types is not null || _actions is not null || _regimes is not null;

    /// <summary>False when no event of the block can have the wanted values.</summary>
    public bool MayHold(int block)
    {
        // Most blocks of a large journal are passed over here when little is wanted: by one comparison.
        if (SpanId.Of(block, _empty.Level) == _empty)
            return false;
        if (_asksForNothing)
            return true;
        for (var level = _topLevel; level > 0; level--)
        {
            var span = SpanId.Of(block, level);
            if (span.Number >= SpanId.Complete(_sealedBlocks, level))
                continue;
            var children = Children(span);
            if (children == 0)
                _empty = span;
            if ((children >> SpanId.ChildOf(block, level) & 1) == 0)
                return false;
        }

        return true;
    }

    // Blocks that are visited one after another mostly lie in the same span.
    private ushort Children(SpanId span)
    {
        ref var newest = ref _newest[span.Level];
        if (newest.Span == span)
            return newest.Children;
        if (!_known.TryGetValue(span, out var children))
            _known.Add(span, children = Find(span));
        newest = (span, children);
        return children;
    }

    private ushort Find(SpanId span)
    {
        var children = ushort.MaxValue;
        if (_traces is not null)
            children &= Any(span, SpanPart.Traces, _traces);
        if (children != 0 && _sessions is not null)
            children &= Any(span, SpanPart.Sessions, _sessions);
        if (children != 0 && (_assets is not null || AsksForKinds))
            children &= FindKinds(span);
        return children;
    }

    private ushort Any(SpanId span, SpanPart part, uint[] values)
    {
        var children = 0;
        foreach (var value in values)
            children |= _spans.ReadValue(span, part, value);
        return (ushort)children;
    }

    private ushort FindKinds(SpanId span)
    {
        bool[]? admitted = null;
        if (AsksForKinds)
        {
            var kinds = _spans.ReadKinds(span);
            admitted = Array.ConvertAll(kinds, Admits);
            if (!Array.Exists(admitted, kind => kind))
                return 0;
            if (_assets is null && kinds[0] == SpanKind.Any)
                return ushort.MaxValue;
        }

        var found = 0;
        if (_assets is { Length: <= MostValues })
        {
            foreach (var asset in _assets)
                _spans.ReadAsset(span, asset, Take);
        }
        else
        {
            var wanted = _assets?.ToHashSet();
            _spans.ReadAssets(span, (asset, kind, children) => (wanted is not null && !wanted.Contains(asset)) || Take(asset, kind, children));
        }

        return (ushort)found;

        // Once every child is found, nothing more can be.
        bool Take(uint asset, int kind, ushort children)
        {
            if (admitted is null || (kind < admitted.Length && admitted[kind]))
                found |= children;
            return found != ushort.MaxValue;
        }
    }

    private bool Admits(SpanKind kind) =>
        kind == SpanKind.Any || (_types?.Contains(kind.Type) != false && _actions?.Contains(kind.Action) != false && _regimes?.Contains(kind.Regime) != false);
}
