using System.Security.Cryptography;
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
    private static CanonicalWriter? t_writer;

    /// <summary>The event's encoding.</summary>
    public static byte[] Encode(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        return Written(portfolioEvent, portfolioEvent.Fields.Id, portfolioEvent.Fields.RecordedMicros)[1..].ToArray();
    }

    /// <summary>The event's leaf in the tree: SHA-256 of a byte 0 and the encoding (RFC 6962, section 2.1). <see cref="LeafBatch"/> makes many of them faster.</summary>
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
        SHA256.HashData(Written(portfolioEvent, id, recordedMicros), hash);
        return new MerkleHash(hash);
    }

    /// <summary>Writes the tree's leaf prefix, a byte 0, and the encoding.</summary>
    internal static void Write(CanonicalWriter writer, PortfolioEvent portfolioEvent, long id, long recordedMicros)
    {
        ref readonly var fields = ref portfolioEvent.Fields;
        writer.Start(id, fields.OccurredMicros, recordedMicros);
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
    }

    // With the leaf prefix, so that the leaf is one call to SHA-256.
    private static Span<byte> Written(PortfolioEvent portfolioEvent, long id, long recordedMicros)
    {
        var writer = t_writer ??= new CanonicalWriter();
        writer.Clear();
        Write(writer, portfolioEvent, id, recordedMicros);
        return writer.Written;
    }
}
