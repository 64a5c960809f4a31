using System.Text;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// Writes the canonical encoding of a row's event without making the event. What the row has as text is taken as it is in the file, and what the dictionaries have is
/// turned into UTF-8 once.
/// </summary>
internal sealed class RowEncoder(Dictionaries dictionaries, RowReader rows)
{
    private readonly List<byte[]?> _typeNames = [];
    private readonly List<byte[]?> _categories = [];
    private readonly Dictionary<TextDictionary, List<byte[]?>> _texts = [];
    private string? _hashedTrace;
    private uint _traceHash;

    /// <summary>Writes the row's encoding.</summary>
    /// <exception cref="InvalidDataException">No event can have what the row has.</exception>
    public CheckedRow Encode(SqliteStatement row, CanonicalWriter writer)
    {
        var (id, occurred, recorded) = (row.Integer(0), RowReader.Time(row.Integer(1)), RowReader.Time(row.Integer(2)));
        writer.Start(id, occurred, recorded);
        var type = row.Integer(3);
        var known = dictionaries.Types[type];
        writer.Utf8(Cached(_typeNames, type, known.Name));
        writer.Utf8(Cached(_categories, type, known.Category.Name));
        var trace = rows.Trace(row);
        writer.OptionalText(trace);
        var session = Text(row, 5, dictionaries.Sessions, writer);
        var asset = Text(row, 6, dictionaries.Assets, writer);
        var regime = Text(row, 7, dictionaries.Regimes, writer);
        var action = Text(row, 8, dictionaries.Actions, writer);
        writer.Utf8(row.Bytes(9));
        for (var column = 10; column < 15; column++)
            writer.OptionalDouble(RowReader.Finite(row.Double(column)));
        writer.OptionalInt64(row.OptionalInteger(15));
        writer.OptionalUtf8(row.Bytes(16), !row.IsNull(16));
        var executionTime = RowReader.Finite(row.Double(17));
        writer.OptionalDouble(executionTime);
        var actor = Text(row, 18, dictionaries.Actors, writer);
        var origin = Text(row, 19, dictionaries.Origins, writer);
        return new CheckedRow(id, recorded, new RowIds(occurred, (int)type, asset, regime, action, session, Hash(trace), executionTime), actor, origin);
    }

    private uint Hash(string? trace)
    {
        if (trace is null)
            return 0;
        if (!ReferenceEquals(trace, _hashedTrace))
            (_hashedTrace, _traceHash) = (trace, TraceText.Hash(trace));
        return _traceHash;
    }

    private int Text(SqliteStatement row, int column, TextDictionary texts, CanonicalWriter writer)
    {
        if (row.IsNull(column))
        {
            writer.OptionalUtf8(default, isPresent: false);
            return 0;
        }

        var id = row.Integer(column);
        var text = texts[id];
        if (!_texts.TryGetValue(texts, out var cache))
            _texts.Add(texts, cache = []);
        writer.OptionalUtf8(Cached(cache, id, text), isPresent: true);
        return (int)id;
    }

    private static byte[] Cached(List<byte[]?> cache, long id, string text)
    {
        while (cache.Count <= id)
            cache.Add(null);
        return cache[(int)id] ??= Encoding.UTF8.GetBytes(text);
    }
}
