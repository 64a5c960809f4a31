using System.Runtime.InteropServices;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Spans;

/// <summary>
/// Makes a span from its children: of level 1 from the postings of sixteen blocks, above from sixteen spans. The same children give the same content, so verifying is
/// making anew. Not safe for several threads.
/// </summary>
internal sealed class SpanBuilder
{
    /// <summary>With more kinds, or more assets by kinds, only assets are told apart.</summary>
    public const int MostKinds = 4_096;

    /// <inheritdoc cref="MostKinds"/>
    public const int MostAssetKinds = 65_536;

    private readonly int _blockSize;
    private readonly uint[][] _columns;
    private readonly ulong[] _marks;
    private readonly Dictionary<SpanKind, int> _kinds = [];
    private readonly List<(uint Asset, int Kind, int Child)> _assets = [];
    private readonly List<ulong> _sessions = [];
    private readonly List<ulong> _traces = [];
    private bool _tellsKinds;

    public SpanBuilder(int blockSize)
    {
        _blockSize = blockSize;
        _columns = [.. Enumerable.Range(0, 4).Select(_ => new uint[blockSize])];
        _marks = new ulong[(blockSize + 63) / 64];
    }

    /// <summary>Makes a span.</summary>
    /// <param name="span">Which; complete.</param>
    /// <param name="postings">Gives a block's posting lists, encoded, by field.</param>
    /// <param name="spans">Gives a span of the level below.</param>
    public SpanContent Build(SpanId span, Func<long, byte[][]> postings, Func<SpanId, SpanContent> spans)
    {
        _kinds.Clear();
        _assets.Clear();
        _sessions.Clear();
        _traces.Clear();
        _tellsKinds = true;
        for (var child = 0; child < SpanId.Children; child++)
        {
            if (span.Level == 1)
                AddBlock(child, postings(span.FirstChild + child));
            else
                AddSpan(child, spans(new SpanId(span.Level - 1, span.FirstChild + child)));
        }

        var (kinds, assets) = Assets();
        return new SpanContent(kinds, assets, Grouped(_sessions), Grouped(_traces));
    }

    private void AddBlock(int child, byte[][] postings)
    {
        AddValues(_sessions, child, postings[(int)PostingField.Session]);
        AddValues(_traces, child, postings[(int)PostingField.Trace]);
        var known = Fill(_columns[0], postings[(int)PostingField.Asset])
            & Fill(_columns[1], postings[(int)PostingField.Type])
            & Fill(_columns[2], postings[(int)PostingField.Action])
            & Fill(_columns[3], postings[(int)PostingField.Regime]);
        if (!known)
        {
            // The positions are not known, so no more can be said than which assets are there, and that some events may have none.
            _tellsKinds = false;
            _assets.Add((0, -1, child));
            var values = new PostingList(postings[(int)PostingField.Asset], _blockSize);
            while (values.Next())
                _assets.Add((values.Value, -1, child));
            return;
        }

        for (var position = 0; position < _blockSize; position++)
            Add(_columns[0][position], new SpanKind(_columns[1][position], _columns[2][position], _columns[3][position]), child);
    }

    private void AddSpan(int child, SpanContent content)
    {
        foreach (var (value, _) in content.Sessions)
            _sessions.Add(((ulong)value << 4) | (uint)child);
        foreach (var (value, _) in content.Traces)
            _traces.Add(((ulong)value << 4) | (uint)child);
        _tellsKinds &= content.Kinds is not [var only] || only != SpanKind.Any;
        foreach (var (asset, kind, _) in content.Assets)
            Add(asset, content.Kinds[kind], child);
    }

    private void Add(uint asset, SpanKind kind, int child)
    {
        if (!_tellsKinds)
        {
            _assets.Add((asset, -1, child));
            return;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, kind, out var exists);
        if (!exists)
            known = _kinds.Count - 1;
        _assets.Add((asset, known, child));
    }

    private (SpanKind[] Kinds, List<(uint Asset, int Kind, ushort Children)> Assets) Assets()
    {
        // Kinds have numbers in the order in which they were met; what is written has them in their own order.
        SpanKind[] kinds = [.. _kinds.Keys.OrderBy(kind => kind.Type).ThenBy(kind => kind.Action).ThenBy(kind => kind.Regime)];
        var ranks = new int[kinds.Length];
        for (var rank = 0; rank < kinds.Length; rank++)
            ranks[_kinds[kinds[rank]]] = rank;
        if (_tellsKinds && kinds.Length <= MostKinds)
        {
            var assets = Merged(entry => ranks[entry.Kind]);
            if (assets.Count <= MostAssetKinds)
                return (kinds, assets);
        }

        return ([SpanKind.Any], Merged(_ => 0));
    }

    private List<(uint Asset, int Kind, ushort Children)> Merged(Func<(uint Asset, int Kind, int Child), int> kindOf)
    {
        var keys = new ulong[_assets.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((ulong)_assets[i].Asset << 32) | ((ulong)(uint)kindOf(_assets[i]) << 4) | (uint)_assets[i].Child;
        Array.Sort(keys);
        var merged = new List<(uint, int, ushort)>();
        for (var i = 0; i < keys.Length;)
        {
            var value = keys[i] >> 4;
            var children = 0;
            for (; i < keys.Length && keys[i] >> 4 == value; i++)
                children |= 1 << (int)(keys[i] & 15);
            merged.Add(((uint)(value >> 28), (int)(value & 0xFFF_FFFF), (ushort)children));
        }

        return merged;
    }

    private void AddValues(List<ulong> values, int child, byte[] list)
    {
        var postings = new PostingList(list, _blockSize);
        while (postings.Next())
            values.Add(((ulong)postings.Value << 4) | (uint)child);
    }

    /// <summary>Writes a block's values into a column by their positions.</summary>
    /// <returns>False when the list has no positions.</returns>
    private bool Fill(uint[] column, byte[] list)
    {
        Array.Clear(column);
        var postings = new PostingList(list, _blockSize);
        while (postings.Next())
        {
            if (!postings.HasPositions)
                return false;
            Array.Clear(_marks);
            postings.MarkPositions(_marks);
            foreach (var position in new MarkedPositions(_marks))
                column[position] = postings.Value;
        }

        return true;
    }

    private static List<(uint Value, ushort Children)> Grouped(List<ulong> values)
    {
        values.Sort();
        var grouped = new List<(uint, ushort)>();
        for (var i = 0; i < values.Count;)
        {
            var value = values[i] >> 4;
            var children = 0;
            for (; i < values.Count && values[i] >> 4 == value; i++)
                children |= 1 << (int)(values[i] & 15);
            grouped.Add(((uint)value, (ushort)children));
        }

        return grouped;
    }
}
