using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>Writes events as rows, and texts that are new into their dictionaries, inside the writer's transaction.</summary>
internal sealed class RowWriter
{
    private readonly SqliteDatabase _database;
    private readonly Dictionaries _dictionaries;
    private readonly BlockTraces _traces;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _insertType;
    private readonly Dictionary<TextDictionary, SqliteStatement> _insertText = [];
    private string? _hashed;
    private uint _hash;

    public RowWriter(SqliteDatabase database, Dictionaries dictionaries, BlockTraces traces)
    {
        _traces = traces;
        _database = database;
        _dictionaries = dictionaries;
        _insert = database.Prepare($"INSERT INTO event ({RowReader.Columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        _insertType = database.Prepare("INSERT INTO event_type (id, name, category, registered) VALUES (?, ?, ?, ?)");
    }

    /// <summary>Writes one row and returns what its block must know of it.</summary>
    public RowIds Write(PortfolioEvent portfolioEvent, long id, long recorded)
    {
        var fields = portfolioEvent.ToFields();
        var ids = new RowIds(
            fields.OccurredMicros,
            TypeId(portfolioEvent.Type),
            TextId(_dictionaries.Assets, fields.Asset),
            TextId(_dictionaries.Regimes, fields.Regime),
            TextId(_dictionaries.Actions, fields.Action),
            TextId(_dictionaries.Sessions, fields.SessionId),
            Hash(fields.TraceId),
            fields.ExecutionTimeMs ?? double.NaN);
        _insert.Bind(1, id).Bind(2, fields.OccurredMicros).Bind(3, recorded).Bind(4, ids.Type);
        BindTrace(5, fields.TraceId, id);
        BindId(6, ids.Session);
        BindId(7, ids.Asset);
        BindId(8, ids.Regime);
        BindId(9, ids.Action);
        _insert.BindText(10, portfolioEvent.Reason);
        BindNumber(11, fields.ScoreBefore);
        BindNumber(12, fields.ScoreAfter);
        BindNumber(13, fields.SizeBefore);
        BindNumber(14, fields.SizeAfter);
        BindNumber(15, fields.PortfolioAllocation);
        if (fields.ActivePositions is { } positions)
            _insert.Bind(16, positions);
        else
            _insert.BindNull(16);
        if (fields.Metadata is { } metadata)
            _insert.BindUtf8(17, metadata.Utf8.Span);
        else
            _insert.BindNull(17);
        BindNumber(18, fields.ExecutionTimeMs);
        BindId(19, TextId(_dictionaries.Actors, fields.Actor));
        BindId(20, TextId(_dictionaries.Origins, fields.Origin));
        _insert.Run();
        return ids;
    }

    /// <summary>Registers a type in this journal.</summary>
    public void Register(EventType type)
    {
        _dictionaries.Size++;
        var id = _dictionaries.Types.Find(type);
        if (id == 0)
        {
            InsertType(type, registered: true);
            return;
        }

        _dictionaries.Types.Register(type);
        _database.Execute($"UPDATE event_type SET registered = 1 WHERE id = {id}");
    }

    private int TypeId(EventType type)
    {
        var id = _dictionaries.Types.Find(type);
        if (id != 0)
            return id;
        _dictionaries.Size++;
        return InsertType(type, registered: false);
    }

    private int InsertType(EventType type, bool registered)
    {
        var id = _dictionaries.Types.Add(type, registered);
        _insertType.Bind(1, id).BindText(2, type.Name).BindText(3, type.Category.Name).Bind(4, registered ? 1 : 0).Run();
        return id;
    }

    private int TextId(TextDictionary texts, string? text)
    {
        if (text is null)
            return 0;
        var id = texts.Find(text);
        if (id != 0)
            return id;
        _dictionaries.Size++;
        id = texts.Add(text);
        if (!_insertText.TryGetValue(texts, out var insert))
            _insertText.Add(texts, insert = _database.Prepare($"INSERT INTO {texts.Table} (id, text) VALUES (?, ?)"));
        insert.Bind(1, id).BindText(2, text).Run();
        return id;
    }

    private uint Hash(string? trace)
    {
        if (trace is null)
            return 0;
        if (trace != _hashed)
            (_hashed, _hash) = (trace, TraceText.Hash(trace));
        return _hash;
    }

    private void BindTrace(int index, string? trace, long id)
    {
        Span<byte> packed = stackalloc byte[TraceText.GuidBytes];
        if (trace is null)
            _insert.BindNull(index);
        else if (_traces.Reach(trace, id) is > 0 and var reach)
            _insert.Bind(index, reach);
        else if (TraceText.TryPack(trace, packed))
            _insert.BindBlob(index, packed);
        else
            _insert.BindText(index, trace);
    }

    private void BindId(int index, int id)
    {
        if (id == 0)
            _insert.BindNull(index);
        else
            _insert.Bind(index, id);
    }

    private void BindNumber(int index, double? number)
    {
        if (number is { } given)
            _insert.BindDouble(index, given);
        else
            _insert.BindNull(index);
    }
}
