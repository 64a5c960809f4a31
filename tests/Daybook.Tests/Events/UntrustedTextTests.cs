using CsCheck;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

/// <summary>Bytes from outside are read or refused, and nothing else happens.</summary>
public sealed class UntrustedTextTests
{
    private static readonly byte[] Line = Make.Utf8(EventJson.ToLine(PortfolioEvent.Create(Make.Fields() with
    {
        Regime = "Goldilocks\U0001F4C8",
        ScoreAfter = 0.857,
        ActivePositions = 7,
        Metadata = Metadata.Parse("""{"bucket":"Risk \u00e9","cycles":[1,2,{"days":14.5}],"open":true,"last":null}"""),
    })));

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 200];

    private static readonly Gen<byte[]> JsonLike = Gen.OneOf(
            "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"metadata\"", "\"timestamp\"", "\"2025-03-05\"", "1", "-", "1e999", "null", "true", "\\u", "\\ud83d", " ", "\n")
        .Array[0, 40]
        .Select(parts => Make.Utf8(string.Concat(parts)));

    private static readonly Gen<byte[]> Mutated =
        Gen.Select(Gen.Int[0, Line.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 4].Select(edits => edits.Aggregate(Line, Edit));

    [Fact]
    public void A_line_is_read_or_refused() => Gen.OneOf(Noise, JsonLike, Mutated).Sample(
        bytes => ReadOrRefuse(bytes, line => PortfolioEvent.Import(EventJson.Read(line) with { Origin = "fuzz" })), iter: 30_000);

    [Fact]
    public void Metadata_is_read_or_refused() => Gen.OneOf(Noise, JsonLike, Mutated).Sample(
        bytes => ReadOrRefuse(bytes, text => Metadata.Parse(text).ToDocument().Dispose()), iter: 30_000);

    [Fact]
    public void A_time_is_read_or_not() => Gen.OneOf(
            Gen.String[Gen.Char["0123456789-:.TZ+ "], 0, 30], Gen.String[Gen.Char["0123456789"], 4, 4].Select(year => year + "-01-01T00:00:00+14:00"))
        .Sample(text => IsoTime.TryParse(text, out var time) ? IsoTime.Format(time).Length >= 20 : time == default, iter: 30_000);

    private static bool ReadOrRefuse(byte[] bytes, Action<byte[]> read)
    {
        try
        {
            read(bytes);
            return true;
        }
        catch (InvalidEventException refusal)
        {
            return refusal.Position is null || (refusal.Position >= 1 && refusal.Position <= bytes.Length + 1);
        }
    }

    private static byte[] Edit(byte[] bytes, (int At, byte Value, int Kind) edit)
    {
        var at = Math.Min(edit.At, bytes.Length);
        return edit.Kind switch
        {
            0 => [.. bytes[..at], edit.Value, .. bytes[at..]],
            1 => bytes[..at],
            2 when at < bytes.Length => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ when at < bytes.Length => [.. bytes[..at], edit.Value, .. bytes[(at + 1)..]],
            _ => bytes,
        };
    }
}
