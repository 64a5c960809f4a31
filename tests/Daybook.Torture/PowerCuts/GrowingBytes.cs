namespace Daybook.Torture.PowerCuts;

/// <summary>A file's content while changes are applied to it.</summary>
internal sealed class GrowingBytes
{
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public byte[] ToArray() => _bytes[.._length];

    public void Apply(FileChange change)
    {
        switch (change)
        {
            case Write write:
                Put((int)write.Offset, write.Data);
                break;
            case Resize resize:
                SetLength((int)resize.Length);
                break;
        }
    }

    /// <summary>Applies some of the sectors that a write touches.</summary>
    /// <param name="write">The write.</param>
    /// <param name="sector">The size of a sector, in bytes.</param>
    /// <param name="isThere">Decides for each.</param>
    public void Apply(Write write, int sector, Func<bool> isThere)
    {
        var end = write.Offset + write.Data.Length;
        for (var from = write.Offset; from < end;)
        {
            var to = Math.Min(end, ((from / sector) + 1) * sector);
            if (isThere())
                Put((int)from, write.Data.AsSpan((int)(from - write.Offset), (int)(to - from)));
            from = to;
        }
    }

    /// <summary>Makes it so long, with zeros, unless it is longer.</summary>
    public void GrowTo(long length) => SetLength(Math.Max(_length, (int)length));

    private void Put(int offset, ReadOnlySpan<byte> data)
    {
        SetLength(Math.Max(_length, offset + data.Length));
        data.CopyTo(_bytes.AsSpan(offset));
    }

    private void SetLength(int length)
    {
        if (length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));

        // What a file loses is zeros if it grows again.
        if (length < _length)
            _bytes.AsSpan(length, _length - length).Clear();
        _length = length;
    }
}
