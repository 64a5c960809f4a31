using System.Runtime.InteropServices;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Spans;

/// <summary>
/// Makes a span from its children, one after another in any order: of level 1 from the postings of sixteen blocks, above from sixteen spans. The same children give the same
/// content, so verifying is making anew. Not safe for several threads.
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
    private readonly ulong[] _block;
    private readonly ulong[] _scratch;
    private readonly Dictionary<SpanKind, int> _kinds = [];

    // Asset, the number of its kind, child: from the top, 32, 28 and 4 bits. Sessions and traces: value and child.
    private readonly List<ulong> _assets = [];
    private readonly List<ulong> _sessions = [];
    private readonly List<ulong> _traces = [];
    private bool _tellsKinds = true;

    public SpanBuilder(int blockSize)
    {
        _blockSize = blockSize;
        _columns = [.. Enumerable.Range(0, 4).Select(_ => new uint[blockSize])];
        _marks = new ulong[(blockSize + 63) / 64];
        _block = new ulong[blockSize];
        _scratch = new ulong[blockSize];
    }

    /// <summary>Forgets the children that were added.</summary>
    public void Clear()
    {
        _kinds.Clear();
        _assets.Clear();
        _sessions.Clear();
        _traces.Clear();
        _tellsKinds = true;
    }

    /// <summary>Adds a block.</summary>
    /// <param name="child">Which of its span's, 0 to 15.</param>
    /// <param name="postings">Its posting lists, encoded, by field.</param>
    public void Add(int child, byte[][] postings)
    {
        AddValues(_sessions, child, postings[(int)PostingField.Session]);
        AddValues(_traces, child, postings[(int)PostingField.Trace]);
        var known = Fill(_columns[0], postings[(int)PostingField.Asset])
            & Fill(_columns[1], postings[(int)PostingField.Type])
            & Fill(_columns[2], postings[(int)PostingField.Action])
            & Fill(_columns[3], postings[(int)PostingField.Regime]);
        if (known)
        {
            AddEvents(child);
            return;
        }

        // The positions are not known, so no more can be said than which assets are there, and that some events may have none.
        _tellsKinds = false;
        _assets.Add(Entry(0, 0, child));
        var values = new PostingList(postings[(int)PostingField.Asset], _blockSize);
        while (values.Next())
            _assets.Add(Entry(values.Value, 0, child));
    }

    /// <summary>Adds a span.</summary>
    /// <param name="child">Which of its span's, 0 to 15.</param>
    /// <param name="content">What it has.</param>
    public void Add(int child, SpanContent content)
    {
        foreach (var (value, _) in content.Sessions)
            _sessions.Add(((ulong)value << 4) | (uint)child);
        foreach (var (value, _) in content.Traces)
            _traces.Add(((ulong)value << 4) | (uint)child);
        _tellsKinds &= content.Kinds is not [var only] || only != SpanKind.Any;
        var numbers = content.Kinds.Select(NumberOf).ToArray();
        foreach (var (asset, kind, _) in content.Assets)
            _assets.Add(Entry(asset, numbers[kind], child));
    }

    /// <summary>The span of the children that were added, which are forgotten.</summary>
    public SpanContent Take()
    {
        var (kinds, assets) = Assets();
        var content = new SpanContent(kinds, assets, Grouped(_sessions), Grouped(_traces));
        Clear();
        return content;
    }

    private static ulong Entry(uint asset, int kind, int child) => ((ulong)asset << 32) | ((ulong)(uint)kind << 4) | (uint)child;

    private void AddEvents(int child)
    {
        var (assets, types, actions, regimes) = (_columns[0], _columns[1], _columns[2], _columns[3]);
        for (var position = 0; position < _blockSize; position++)
            _block[position] = Entry(assets[position], NumberOf(new SpanKind(types[position], actions[position], regimes[position])), child);
        RadixSort.Sort(_block, _scratch, fromBit: 0);
        for (var position = 0; position < _blockSize; position++)
        {
            if (position == 0 || _block[position] != _block[position - 1])
                _assets.Add(_block[position]);
        }
    }

    /// <summary>Kinds have numbers in the order in which they were met; what is written has them in their own order.</summary>
    private int NumberOf(SpanKind kind)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, kind, out var exists);
        if (!exists)
            known = _kinds.Count - 1;
        return known;
    }

    private (SpanKind[] Kinds, List<(uint Asset, int Kind, ushort Children)> Assets) Assets()
    {
        SpanKind[] kinds = [.. _kinds.Keys.OrderBy(kind => kind.Type).ThenBy(kind => kind.Action).ThenBy(kind => kind.Regime)];
        if (_tellsKinds && kinds.Length <= MostKinds)
        {
            var ranks = new int[kinds.Length];
            for (var rank = 0; rank < kinds.Length; rank++)
                ranks[_kinds[kinds[rank]]] = rank;
            var assets = Merged(ranks);
            if (assets.Count <= MostAssetKinds)
                return (kinds, assets);
        }

        return ([SpanKind.Any], Merged(ranks: null));
    }

    /// <summary>The entries in their order, with the ranks of their kinds, or with none.</summary>
    private List<(uint Asset, int Kind, ushort Children)> Merged(int[]? ranks)
    {
        var merged = new List<(uint, int, ushort)>();
        foreach (var (value, children) in GroupedValues([.. _assets.Select(entry => Entry((uint)(entry >> 32), ranks?[(int)((uint)entry >> 4)] ?? 0, (int)entry & 15))]))
            merged.Add(((uint)(value >> 28), (int)(value & 0xFFF_FFFF), children));
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

    private static List<(uint Value, ushort Children)> Grouped(List<ulong> entries)
    {
        var grouped = new List<(uint, ushort)>();
        foreach (var (value, children) in GroupedValues([.. entries]))
            grouped.Add(((uint)value, children));
        return grouped;
    }

    /// <summary>The values above the lowest 4 bits, ascending, each with its children as a bit set.</summary>
    private static IEnumerable<(ulong Value, ushort Children)> GroupedValues(ulong[] entries)
    {
        RadixSort.Sort(entries, new ulong[entries.Length], fromBit: 0);
        for (var i = 0; i < entries.Length;)
        {
            var value = entries[i] >> 4;
            var children = 0;
            for (; i < entries.Length && entries[i] >> 4 == value; i++)
                children |= 1 << (int)(entries[i] & 15);
            yield return (value, (ushort)children);
        }
    }
}
