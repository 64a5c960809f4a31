using System.Buffers.Binary;

namespace Daybook.Exchange.Importing;

/// <summary>
/// A sample of a source's rows that is as good as drawn by lot and needs no lot: the contents with the smallest digests, each with the number of rows that have it. Up to
/// <see cref="MaxContents"/> contents it is all of them. Not safe for several threads.
/// </summary>
internal sealed class RowSample
{
    /// <summary>The most contents that are kept.</summary>
    public const int MaxContents = 1_024;

    private readonly Dictionary<ulong, (byte[] Digest, int Rows)> _kept = [];
    private readonly SortedSet<ulong> _places = [];
    private ulong _largest;

    /// <summary>The contents that are kept, each with the number of its rows.</summary>
    public IEnumerable<(byte[] Digest, int Rows)> Contents => _kept.Values;

    /// <summary>True when every content is kept.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Takes a row into account. A content that was left out once is left out for good, so the numbers are whole.</summary>
    public void Add(byte[] digest)
    {
        var place = BinaryPrimitives.ReadUInt64BigEndian(digest);
        if (_places.Count == MaxContents && place > _largest)
        {
            IsWhole = false;
            return;
        }

        _kept[place] = (digest, _kept.TryGetValue(place, out var known) ? known.Rows + 1 : 1);
        if (!_places.Add(place))
            return;
        if (_places.Count > MaxContents)
        {
            IsWhole = false;
            _places.Remove(_largest);
            _kept.Remove(_largest);
        }

        _largest = _places.Max;
    }
}
