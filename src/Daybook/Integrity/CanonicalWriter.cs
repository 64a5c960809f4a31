using System.Buffers.Binary;
using System.Text;

namespace Daybook.Integrity;

/// <summary>
/// Writes the parts of <see cref="CanonicalEncoding"/>, in its order, into a buffer that grows. For stores that have an event's texts as UTF-8 and need no event
/// to hash it; others use <see cref="CanonicalEncoding"/>. Not safe for several threads.
/// </summary>
public sealed class CanonicalWriter
{
    private byte[] _buffer = new byte[1024];

    internal CanonicalWriter()
    {
    }

    internal int Length { get; private set; }

    /// <summary>What was written so far.</summary>
    internal Span<byte> Written => _buffer.AsSpan(0, Length);

    internal void Clear() => Length = 0;

    /// <summary>Writes what stands before the texts: the leaf prefix, the version, the id and the times.</summary>
    /// <param name="id">The id.</param>
    /// <param name="occurredMicros">The decision's own time, in microseconds.</param>
    /// <param name="recordedMicros">The recording time, in microseconds.</param>
    public void Start(long id, long occurredMicros, long recordedMicros)
    {
        Byte(0);
        Byte(CanonicalEncoding.Version);
        Int64(id);
        Int64(occurredMicros);
        Int64(recordedMicros);
    }

    /// <summary>Writes a text.</summary>
    public void Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var room = Room(4 + longest);
        var length = Encoding.UTF8.GetBytes(text, room[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(room, (uint)length);
        Length -= longest - length;
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public void Utf8(ReadOnlySpan<byte> utf8)
    {
        var room = Room(4 + utf8.Length);
        BinaryPrimitives.WriteUInt32BigEndian(room, (uint)utf8.Length);
        utf8.CopyTo(room[4..]);
    }

    /// <summary>Writes a text, or that there is none.</summary>
    public void OptionalText(string? text)
    {
        Byte(text is null ? (byte)0 : (byte)1);
        if (text is not null)
            Text(text);
    }

    /// <summary>Writes a text that is UTF-8 already, or that there is none.</summary>
    public void OptionalUtf8(ReadOnlySpan<byte> utf8, bool isPresent)
    {
        Byte(isPresent ? (byte)1 : (byte)0);
        if (isPresent)
            Utf8(utf8);
    }

    /// <summary>Writes a whole number, or that there is none.</summary>
    public void OptionalInt64(long? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } number)
            Int64(number);
    }

    /// <summary>Writes a number; NaN is an absent one.</summary>
    public void OptionalDouble(double value)
    {
        Byte(double.IsNaN(value) ? (byte)0 : (byte)1);
        if (!double.IsNaN(value))
            BinaryPrimitives.WriteDoubleBigEndian(Room(8), value);
    }

    /// <summary>The next bytes, to be written by the caller.</summary>
    internal Span<byte> Room(int size)
    {
        if (_buffer.Length - Length < size)
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, Length + size));
        var room = _buffer.AsSpan(Length, size);
        Length += size;
        return room;
    }

    private void Byte(byte value) => Room(1)[0] = value;

    private void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);
}
