using System.Numerics;

namespace Daybook.Sqlite.Blocks;

/// <summary>The positions that are marked in a bit set, ascending.</summary>
internal ref struct MarkedPositions(ReadOnlySpan<ulong> marks)
{
    private readonly ReadOnlySpan<ulong> _marks = marks;
    private ulong _rest;
    private int _word = -1;

    public int Current { get; private set; }

    public readonly MarkedPositions GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_rest == 0)
        {
            if (++_word == _marks.Length)
                return false;
            _rest = _marks[_word];
        }

        Current = (_word * 64) + BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}
