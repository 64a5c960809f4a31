using System.Numerics;
using Daybook.Statistics;

namespace Daybook.Sqlite.Blocks;

/// <summary>How much a posting list says of each value.</summary>
internal enum PostingForm
{
    /// <summary>Count and positions.</summary>
    Positions = 0,

    /// <summary>The count alone: there are so many values that positions would cost more than reading the block.</summary>
    CountsOnly = 1,
}

/// <summary>
/// Reads a posting list entry by entry. All numbers are varints: form, number of values, and per value, ascending, the distance to the previous one, the count,
/// and the positions: as distances, or as a bitmap when an eighth of the block has the value.
/// </summary>
/// <remarks>The bytes come from a file that may be damaged; whatever does not fit becomes <see cref="InvalidDataException"/>.</remarks>
internal ref struct PostingList
{
    private readonly int _blockSize;
    private readonly PostingForm _form;
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _positions;
    private int _remaining;

    public PostingList(ReadOnlySpan<byte> data, int blockSize)
    {
        _rest = data;
        _blockSize = blockSize;
        _form = (PostingForm)Number((ulong)PostingForm.CountsOnly);
        _remaining = (int)Number((ulong)blockSize);
    }

    /// <summary>The value: a number of a dictionary, or a trace's hash.</summary>
    public uint Value { get; private set; }

    /// <summary>How many events have it.</summary>
    public int Count { get; private set; }

    public static bool IsBitmap(int count, int blockSize) => count >= blockSize / 8 && blockSize >= 8;

    /// <summary>True when the values have positions.</summary>
    public readonly bool HasPositions => _form == PostingForm.Positions;

    /// <summary>Goes to the next value.</summary>
    public bool Next()
    {
        if (_remaining == 0)
            return false;
        _remaining--;
        Value = checked((uint)(Value + Number(uint.MaxValue - Value)));
        Count = (int)Number((ulong)_blockSize);
        _positions = _rest;
        SkipPositions();
        return true;
    }

    /// <summary>Marks the positions of this value's events.</summary>
    public readonly void MarkPositions(Span<ulong> marks)
    {
        if (_form == PostingForm.CountsOnly)
        {
            marks.Fill(ulong.MaxValue);
            if (_blockSize < 64)
                marks[0] = (1UL << _blockSize) - 1;
            return;
        }

        if (IsBitmap(Count, _blockSize))
        {
            for (var i = 0; i < _blockSize / 8; i++)
                marks[i >> 3] |= (ulong)_positions[i] << (8 * (i & 7));
            return;
        }

        var rest = _positions;
        var position = 0UL;
        for (var i = 0; i < Count; i++, position++)
        {
            position = NextPosition(ref rest, position);
            marks[(int)(position >> 6)] |= 1UL << (int)(position & 63);
        }
    }

    /// <summary>How many of this value's events are at wanted positions.</summary>
    /// <exception cref="InvalidOperationException">The values have no positions.</exception>
    public readonly int CountAt(ReadOnlySpan<ulong> wanted)
    {
        if (!HasPositions)
            throw new InvalidOperationException("The list has counts only.");
        var count = 0;
        if (IsBitmap(Count, _blockSize))
        {
            for (var i = 0; i < _blockSize / 8; i++)
                count += BitOperations.PopCount(_positions[i] & (wanted[i >> 3] >> (8 * (i & 7))));
            return count;
        }

        var rest = _positions;
        var position = 0UL;
        for (var i = 0; i < Count; i++, position++)
        {
            position = NextPosition(ref rest, position);
            count += (int)(wanted[(int)(position >> 6)] >> (int)(position & 63)) & 1;
        }

        return count;
    }

    private readonly ulong NextPosition(ref ReadOnlySpan<byte> rest, ulong position)
    {
        position += Take(ref rest, (ulong)_blockSize);
        return position < (ulong)_blockSize ? position : throw Damaged();
    }

    private void SkipPositions()
    {
        if (_form == PostingForm.CountsOnly)
            return;
        if (IsBitmap(Count, _blockSize))
        {
            if (_rest.Length < _blockSize / 8)
                throw Damaged();
            _rest = _rest[(_blockSize / 8)..];
            return;
        }

        for (var i = 0; i < Count; i++)
            Number((ulong)_blockSize);
    }

    private ulong Number(ulong max) => Take(ref _rest, max);

    private static ulong Take(ref ReadOnlySpan<byte> rest, ulong max) =>
        Varint.TryRead(ref rest, out var number) && number <= max ? number : throw Damaged();

    private static InvalidDataException Damaged() => new("A posting list is damaged.");
}
