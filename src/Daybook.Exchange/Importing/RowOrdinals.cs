using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Daybook.Exchange.Importing;

/// <summary>
/// Counts equal rows. A quarter of a digest is enough to distinguish rows, and millions of them must be remembered: a row that occurs once costs 11 to 22 bytes. Not safe for several threads.
/// </summary>
internal sealed class RowOrdinals
{
    private const int FirstCapacity = 1 << 12;

    // What stands once, at its own place or the next free one behind it; 0 is free.
    private ulong[] _once = new ulong[FirstCapacity];
    private int _count;
    private readonly Dictionary<ulong, long> _again = [];

    /// <summary>How many rows of this digest came before, from 0.</summary>
    public long Next(ReadOnlySpan<byte> digest)
    {
        var row = Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(digest));
        if (TryAdd(row))
            return 0;
        return ++CollectionsMarshal.GetValueRefOrAddDefault(_again, row, out _);
    }

    private bool TryAdd(ulong row)
    {
        if (_count * 4L >= _once.Length * 3L)
            Grow();
        ref var place = ref Place(_once, row);
        if (place == row)
            return false;
        place = row;
        _count++;
        return true;
    }

    private void Grow()
    {
        var larger = new ulong[_once.Length * 2];
        foreach (var row in _once)
        {
            if (row != 0)
                Place(larger, row) = row;
        }

        _once = larger;
    }

    private static ref ulong Place(ulong[] rows, ulong row)
    {
        var at = (int)(row >> 32) & (rows.Length - 1);
        while (rows[at] != 0 && rows[at] != row)
            at = (at + 1) & (rows.Length - 1);
        return ref rows[at];
    }
}
