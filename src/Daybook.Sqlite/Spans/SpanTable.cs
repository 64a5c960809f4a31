using System.Buffers;
using System.Buffers.Binary;
using Daybook.Sqlite.Driver;
using Daybook.Statistics;

namespace Daybook.Sqlite.Spans;

/// <summary>
/// The table of spans, through one connection. A span's assets, sessions and traces are cut into pieces of about a quarter of a page, each under the first value that it has,
/// so that one value is found by reading one piece.
/// </summary>
/// <remarks>
/// All numbers are varints, children are 2 bytes, lowest first. Kinds: their number, and per kind type, action and regime. Assets: per asset the distance to the previous
/// (the first from the piece's own), how many kinds it has, and per kind the distance to the previous (the first from 0, each further one from the one behind it) and the children.
/// Sessions and traces: per value the distance to the previous (the first from the piece's own) and the children.
/// </remarks>
internal sealed class SpanTable(SqliteDatabase database)
{
    private const int PieceBytes = 1_800;

    private readonly SqliteStatement _all = database.Prepare("SELECT first, data FROM span WHERE level = ? AND number = ? AND part = ? ORDER BY first");
    private readonly SqliteStatement _one = database.Prepare("SELECT first, data FROM span WHERE level = ? AND number = ? AND part = ? AND first <= ? ORDER BY first DESC LIMIT 1");
    private SqliteStatement? _insert;

    /// <summary>Takes an entry of a span's assets; false ends the reading.</summary>
    public delegate bool TakeAsset(uint asset, int kind, ushort children);

    /// <summary>Adds a span's rows, as <see cref="Encode"/> makes them.</summary>
    public void Insert(SpanId span, IEnumerable<(SpanPart Part, uint First, byte[] Data)> rows)
    {
        _insert ??= database.Prepare("INSERT INTO span (level, number, part, first, data) VALUES (?, ?, ?, ?, ?)");
        foreach (var (part, first, data) in rows)
            _insert.Bind(1, span.Level).Bind(2, span.Number).Bind(3, (int)part).Bind(4, first).BindBlob(5, data).Run();
    }

    /// <summary>The rows of a span.</summary>
    public static IReadOnlyList<(SpanPart Part, uint First, byte[] Data)> Encode(SpanContent content)
    {
        var output = new ArrayBufferWriter<byte>(PieceBytes * 2);
        Varint.Write(output, (ulong)content.Kinds.Length);
        foreach (var kind in content.Kinds)
        {
            Varint.Write(output, kind.Type);
            Varint.Write(output, kind.Action);
            Varint.Write(output, kind.Regime);
        }

        return [(SpanPart.Kinds, 0, output.WrittenSpan.ToArray()), .. EncodeAssets(content.Assets), .. EncodeValues(SpanPart.Sessions, content.Sessions), .. EncodeValues(SpanPart.Traces, content.Traces)];
    }

    /// <summary>All of a span.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public SpanContent Read(SpanId span)
    {
        var assets = new List<(uint, int, ushort)>();
        ReadAssets(span, (asset, kind, children) =>
        {
            assets.Add((asset, kind, children));
            return true;
        });
        var kinds = ReadKinds(span);
        if (assets.Exists(entry => entry.Item2 >= kinds.Length))
            throw Damaged(span);
        return new SpanContent(kinds, assets, ReadValues(span, SpanPart.Sessions), ReadValues(span, SpanPart.Traces));
    }

    /// <summary>The kinds of a span.</summary>
    public SpanKind[] ReadKinds(SpanId span)
    {
        var data = Pieces(span, SpanPart.Kinds) is [var only] ? only.Data : throw Damaged(span);
        ReadOnlySpan<byte> rest = data;
        var kinds = new SpanKind[Take(ref rest, SpanBuilder.MostKinds, span)];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = new SpanKind(Take(ref rest, uint.MaxValue, span), Take(ref rest, uint.MaxValue, span), Take(ref rest, uint.MaxValue, span));
        return rest.IsEmpty && kinds.Length > 0 ? kinds : throw Damaged(span);
    }

    /// <summary>Hands out the kinds of every asset.</summary>
    public void ReadAssets(SpanId span, TakeAsset take)
    {
        foreach (var (first, data) in Pieces(span, SpanPart.Assets))
        {
            if (!ReadPiece(span, first, data, take))
                return;
        }
    }

    /// <summary>Hands out the kinds of one asset.</summary>
    public void ReadAsset(SpanId span, uint asset, TakeAsset take)
    {
        if (Piece(span, SpanPart.Assets, asset) is { } piece)
            ReadPiece(span, piece.First, piece.Data, (found, kind, children) => found < asset || (found == asset && take(found, kind, children)));
    }

    /// <summary>In which children a session or a trace is.</summary>
    public ushort ReadValue(SpanId span, SpanPart part, uint value)
    {
        if (Piece(span, part, value) is not { } piece)
            return 0;
        ReadOnlySpan<byte> rest = piece.Data;
        var at = (ulong)piece.First;
        while (!rest.IsEmpty)
        {
            at += Take(ref rest, uint.MaxValue, span);
            var children = TakeChildren(ref rest, span);
            if (at >= value)
                return at == value ? children : (ushort)0;
        }

        return 0;
    }

    /// <summary>The rows of a span as they are stored.</summary>
    public List<(SpanPart Part, uint First, byte[] Data)> ReadRows(SpanId span) =>
        [.. Enum.GetValues<SpanPart>().SelectMany(part => Pieces(span, part).Select(piece => (part, piece.First, piece.Data)))];

    private List<(uint Value, ushort Children)> ReadValues(SpanId span, SpanPart part)
    {
        var values = new List<(uint, ushort)>();
        foreach (var (first, data) in Pieces(span, part))
        {
            ReadOnlySpan<byte> rest = data;
            var at = (ulong)first;
            while (!rest.IsEmpty)
            {
                at += Take(ref rest, uint.MaxValue, span);
                values.Add(((uint)at, TakeChildren(ref rest, span)));
            }
        }

        return values;
    }

    private static bool ReadPiece(SpanId span, uint first, byte[] data, TakeAsset take)
    {
        ReadOnlySpan<byte> rest = data;
        var asset = (ulong)first;
        while (!rest.IsEmpty)
        {
            asset += Take(ref rest, uint.MaxValue, span);
            var kinds = Take(ref rest, SpanBuilder.MostKinds, span);
            var next = 0u;
            for (var i = 0u; i < kinds; i++)
            {
                var kind = next + Take(ref rest, SpanBuilder.MostKinds, span);
                next = kind + 1;
                if (!take((uint)asset, (int)kind, TakeChildren(ref rest, span)))
                    return false;
            }
        }

        return true;
    }

    private static IEnumerable<(SpanPart Part, uint First, byte[] Data)> EncodeAssets(List<(uint Asset, int Kind, ushort Children)> assets)
    {
        var output = new ArrayBufferWriter<byte>(PieceBytes * 2);
        var (first, previous) = (0u, 0u);
        for (var i = 0; i < assets.Count;)
        {
            var asset = assets[i].Asset;
            var end = i;
            while (end < assets.Count && assets[end].Asset == asset)
                end++;
            if (output.WrittenCount == 0)
                first = previous = asset;
            Varint.Write(output, asset - previous);
            Varint.Write(output, (ulong)(end - i));
            previous = asset;
            var next = 0;
            for (; i < end; i++)
            {
                Varint.Write(output, (ulong)(assets[i].Kind - next));
                WriteChildren(output, assets[i].Children);
                next = assets[i].Kind + 1;
            }

            if (output.WrittenCount < PieceBytes && i < assets.Count)
                continue;
            yield return (SpanPart.Assets, first, output.WrittenSpan.ToArray());
            output.ResetWrittenCount();
        }
    }

    private static IEnumerable<(SpanPart Part, uint First, byte[] Data)> EncodeValues(SpanPart part, List<(uint Value, ushort Children)> values)
    {
        var output = new ArrayBufferWriter<byte>(PieceBytes * 2);
        var (first, previous) = (0u, 0u);
        for (var i = 0; i < values.Count; i++)
        {
            var (value, children) = values[i];
            if (output.WrittenCount == 0)
                first = previous = value;
            Varint.Write(output, value - previous);
            WriteChildren(output, children);
            previous = value;
            if (output.WrittenCount < PieceBytes && i + 1 < values.Count)
                continue;
            yield return (part, first, output.WrittenSpan.ToArray());
            output.ResetWrittenCount();
        }
    }

    private (uint First, byte[] Data)? Piece(SpanId span, SpanPart part, uint value)
    {
        _one.Bind(1, span.Level).Bind(2, span.Number).Bind(3, (int)part).Bind(4, value);
        (uint, byte[])? piece = _one.Step() ? (First(_one, span), _one.Bytes(1).ToArray()) : null;
        _one.Reset();
        return piece;
    }

    private List<(uint First, byte[] Data)> Pieces(SpanId span, SpanPart part)
    {
        var pieces = new List<(uint, byte[])>();
        _all.Bind(1, span.Level).Bind(2, span.Number).Bind(3, (int)part);
        while (_all.Step())
            pieces.Add((First(_all, span), _all.Bytes(1).ToArray()));
        return pieces;
    }

    private static uint First(SqliteStatement row, SpanId span) => row.Integer(0) is >= 0 and <= uint.MaxValue and var first ? (uint)first : throw Damaged(span);

    private static uint Take(ref ReadOnlySpan<byte> rest, uint most, SpanId span) => Varint.TryRead(ref rest, out var number) && number <= most ? (uint)number : throw Damaged(span);

    private static ushort TakeChildren(ref ReadOnlySpan<byte> rest, SpanId span)
    {
        if (rest.Length < sizeof(ushort))
            throw Damaged(span);
        var children = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        rest = rest[sizeof(ushort)..];
        return children;
    }

    private static void WriteChildren(ArrayBufferWriter<byte> output, ushort children)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(sizeof(ushort)), children);
        output.Advance(sizeof(ushort));
    }

    private static InvalidDataException Damaged(SpanId span) => new($"Span {span.Number} of level {span.Level} is missing or damaged.");
}
