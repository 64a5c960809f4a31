using System.Buffers.Binary;
using System.Text;
using Daybook.Events;

namespace Daybook.Tests.Integrity;

/// <summary>Reads the canonical encoding back, as docs/reference/canonical-encoding.md describes it.</summary>
internal sealed class CanonicalDecoder(byte[] bytes)
{
    private int _at;

    public static PortfolioEvent Decode(byte[] bytes)
    {
        var decoder = new CanonicalDecoder(bytes);
        var stored = decoder.Read();
        Assert.Equal(bytes.Length, decoder._at);
        return stored;
    }

    private PortfolioEvent Read()
    {
        Assert.Equal(1, Byte());
        var fields = new EventFields { Id = Int64(), OccurredMicros = Int64(), RecordedMicros = Int64() };
        var (type, category) = (Text(), Text());
        fields.Type = EventTypes.Find(type) is null && EventCategory.TryParse(category, out var known) && EventType.IsWellFormed(type)
            ? EventType.Define(type, known)
            : EventType.Foreign(type, EventCategory.Foreign(category));
        fields.TraceId = OptionalText();
        fields.SessionId = OptionalText();
        fields.Asset = OptionalText();
        fields.Regime = OptionalText();
        fields.Action = OptionalText();
        fields.Reason = Text();
        fields.ScoreBefore = OptionalDouble();
        fields.ScoreAfter = OptionalDouble();
        fields.SizeBefore = OptionalDouble();
        fields.SizeAfter = OptionalDouble();
        fields.PortfolioAllocation = OptionalDouble();
        fields.ActivePositions = IsPresent() ? Int64() : null;
        fields.Metadata = OptionalText() is { } json ? Metadata.FromStore(Encoding.UTF8.GetBytes(json)) : null;
        fields.ExecutionTimeMs = OptionalDouble();
        fields.Actor = OptionalText();
        fields.Origin = OptionalText();
        return PortfolioEvent.Restore(fields);
    }

    private byte Byte() => Take(1)[0];

    private long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    private string Text() => Encoding.UTF8.GetString(Take((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))));

    private string? OptionalText() => IsPresent() ? Text() : null;

    private double? OptionalDouble() => IsPresent() ? BinaryPrimitives.ReadDoubleBigEndian(Take(8)) : null;

    private bool IsPresent() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new InvalidDataException($"{other} says neither present nor absent."),
    };

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = bytes.AsSpan(_at, count);
        _at += count;
        return taken;
    }
}
