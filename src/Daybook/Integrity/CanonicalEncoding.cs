using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Daybook.Events;

namespace Daybook.Integrity;

/// <summary>
/// The one binary form of an event's logical content, from which its leaf in the tree is computed. Documented in docs/reference/canonical-encoding.md,
/// so that anybody can recompute a root without this software.
/// </summary>
/// <remarks>
/// Version 1, big-endian: version byte; id, occurred, recorded (int64, microseconds since 1970); type, category (text); trace, session, asset, regime, action
/// (optional text); reason (text); score before, score after, size before, size after, allocation (optional float64); active positions (optional int64);
/// metadata (optional text); execution time (optional float64); actor, origin (optional text). A text is its length in bytes (uint32) and its UTF-8.
/// An optional value is a byte 0, or a byte 1 and the value.
/// </remarks>
public static class CanonicalEncoding
{
    /// <summary>The version byte that every encoding starts with.</summary>
    public const byte Version = 1;

    [ThreadStatic]
    private static byte[]? t_buffer;

    /// <summary>The event's encoding.</summary>
    public static byte[] Encode(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        return Write(portfolioEvent, portfolioEvent.Fields.Id, portfolioEvent.Fields.RecordedMicros)[1..].ToArray();
    }

    /// <summary>The event's leaf in the tree: SHA-256 of a byte 0 and the encoding (RFC 6962, section 2.1).</summary>
    public static MerkleHash Leaf(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        return Leaf(portfolioEvent, portfolioEvent.Fields.Id, portfolioEvent.Fields.RecordedMicros);
    }

    /// <summary>The leaf that the event will have under an id and a recording time that it does not carry yet.</summary>
    /// <param name="portfolioEvent">The event.</param>
    /// <param name="id">Its id to be.</param>
    /// <param name="recordedMicros">Its recording time to be, in microseconds.</param>
    public static MerkleHash Leaf(PortfolioEvent portfolioEvent, long id, long recordedMicros)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        Span<byte> hash = stackalloc byte[MerkleHash.Size];
        SHA256.HashData(Write(portfolioEvent, id, recordedMicros), hash);
        return new MerkleHash(hash);
    }

    // The buffer starts with the tree's leaf prefix, a byte 0, so that the leaf is one call to SHA-256.
    private static ReadOnlySpan<byte> Write(PortfolioEvent portfolioEvent, long id, long recordedMicros)
    {
        ref readonly var fields = ref portfolioEvent.Fields;
        var writer = new Writer(t_buffer ??= new byte[1024]);
        writer.Byte(0);
        writer.Byte(Version);
        writer.Int64(id);
        writer.Int64(fields.OccurredMicros);
        writer.Int64(recordedMicros);
        writer.Text(portfolioEvent.Type.Name);
        writer.Text(portfolioEvent.Type.Category.Name);
        writer.OptionalText(fields.TraceId);
        writer.OptionalText(fields.SessionId);
        writer.OptionalText(fields.Asset);
        writer.OptionalText(fields.Regime);
        writer.OptionalText(fields.Action);
        writer.Text(fields.Reason!);
        writer.OptionalDouble(fields.RawScoreBefore);
        writer.OptionalDouble(fields.RawScoreAfter);
        writer.OptionalDouble(fields.RawSizeBefore);
        writer.OptionalDouble(fields.RawSizeAfter);
        writer.OptionalDouble(fields.RawPortfolioAllocation);
        writer.OptionalInt64(fields.ActivePositions);
        writer.OptionalUtf8(fields.Metadata is { } metadata ? metadata.Utf8.Span : default, fields.Metadata is not null);
        writer.OptionalDouble(fields.RawExecutionTimeMs);
        writer.OptionalText(fields.Actor);
        writer.OptionalText(fields.Origin);
        t_buffer = writer.Buffer;
        return writer.Written;
    }

    private ref struct Writer(byte[] buffer)
    {
        private int _length;

        public byte[] Buffer { get; private set; } = buffer;

        public readonly ReadOnlySpan<byte> Written => Buffer.AsSpan(0, _length);

        public void Byte(byte value) => Room(1)[0] = value;

        public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);

        public void Text(string text)
        {
            var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
            var room = Room(4 + longest);
            var length = Encoding.UTF8.GetBytes(text, room[4..]);
            BinaryPrimitives.WriteUInt32BigEndian(room, (uint)length);
            _length -= longest - length;
        }

        public void OptionalText(string? text)
        {
            Byte(text is null ? (byte)0 : (byte)1);
            if (text is not null)
                Text(text);
        }

        public void OptionalUtf8(ReadOnlySpan<byte> utf8, bool present)
        {
            Byte(present ? (byte)1 : (byte)0);
            if (!present)
                return;
            var room = Room(4 + utf8.Length);
            BinaryPrimitives.WriteUInt32BigEndian(room, (uint)utf8.Length);
            utf8.CopyTo(room[4..]);
        }

        public void OptionalInt64(long? value)
        {
            Byte(value is null ? (byte)0 : (byte)1);
            if (value is { } number)
                Int64(number);
        }

        public void OptionalDouble(double value)
        {
            Byte(double.IsNaN(value) ? (byte)0 : (byte)1);
            if (!double.IsNaN(value))
                BinaryPrimitives.WriteDoubleBigEndian(Room(8), value);
        }

        private Span<byte> Room(int size)
        {
            if (Buffer.Length - _length < size)
            {
                var larger = new byte[Math.Max(2 * Buffer.Length, _length + size)];
                Buffer.AsSpan(0, _length).CopyTo(larger);
                Buffer = larger;
            }

            var room = Buffer.AsSpan(_length, size);
            _length += size;
            return room;
        }
    }
}
