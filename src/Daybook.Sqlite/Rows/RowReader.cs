using Daybook.Events;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>Turns rows into events. Strange bytes, as in a damaged file, become <see cref="InvalidDataException"/>.</summary>
internal sealed class RowReader(SqliteDatabase database, Dictionaries dictionaries)
{
    private readonly SqliteStatement _trace = database.Prepare("SELECT trace FROM event WHERE id = ?");
    private long _tracedId;
    private string? _traced;

    public const string Columns =
        "id, occurred, recorded, type, trace, session, asset, regime, action, reason, score_before, score_after, size_before, size_after, "
        + "portfolio_allocation, active_positions, metadata, execution_time_ms, actor, origin";

    /// <summary>The place of the reason among the <see cref="Columns"/>.</summary>
    public const int ReasonColumn = 9;

    /// <summary>The same with no trace, which is the most work to read.</summary>
    public static readonly string ColumnsWithoutTrace = Columns.Replace(" trace,", " NULL,", StringComparison.Ordinal);

    public PortfolioEvent Read(SqliteStatement row) => PortfolioEvent.Restore(new EventFields
    {
        Id = row.Integer(0),
        OccurredMicros = Time(row.Integer(1)),
        RecordedMicros = Time(row.Integer(2)),
        Type = dictionaries.Types[row.Integer(3)],
        TraceId = Trace(row),
        SessionId = Text(row, 5, dictionaries.Sessions),
        Asset = Text(row, 6, dictionaries.Assets),
        Regime = Text(row, 7, dictionaries.Regimes),
        Action = Text(row, 8, dictionaries.Actions),
        Reason = row.Text(9),
        ScoreBefore = Number(row, 10),
        ScoreAfter = Number(row, 11),
        SizeBefore = Number(row, 12),
        SizeAfter = Number(row, 13),
        PortfolioAllocation = Number(row, 14),
        ActivePositions = row.OptionalInteger(15),
        Metadata = row.IsNull(16) ? null : Metadata.FromStore(row.Bytes(16).ToArray()),
        ExecutionTimeMs = Number(row, 17),
        Actor = Text(row, 18, dictionaries.Actors),
        Origin = Text(row, 19, dictionaries.Origins),
    });

    /// <summary>What a block must know of the row.</summary>
    /// <exception cref="InvalidDataException">Its time is out of range, or its trace is nowhere.</exception>
    public RowIds ReadIds(SqliteStatement row) => new(
        Time(row.Integer(1)),
        (int)row.Integer(3),
        (int)row.Integer(6),
        (int)row.Integer(7),
        (int)row.Integer(8),
        (int)row.Integer(5),
        Trace(row) is { } trace ? TraceText.Hash(trace) : 0,
        Number(row, 17) ?? double.NaN);

    /// <summary>Forgets what was read, since the file may have changed.</summary>
    public void Forget() => (_tracedId, _traced) = (0, null);

    /// <summary>The row's trace, which may be in an earlier row of its block.</summary>
    public string? Trace(SqliteStatement row)
    {
        var id = row.Integer(0);
        if (row.IsInteger(4))
            return Traced(id, row.Integer(4));
        return row.IsNull(4) ? null : Remember(id, Text(row, 4));
    }

    private string Traced(long id, long reach)
    {
        if (reach < 1 || reach >= id)
            throw new InvalidDataException($"The trace of event {id} stands nowhere.");
        if (_tracedId == id - reach)
            return _traced!;
        _trace.Bind(1, id - reach);
        if (!_trace.Step())
            throw new InvalidDataException($"The trace of event {id} is missing.");
        var text = _trace.IsNull(0) || _trace.IsInteger(0) ? null : Text(_trace, 0);
        _trace.Reset();
        return Remember(id - reach, text ?? throw new InvalidDataException($"The trace of event {id} is not where it should be."));
    }

    private string Remember(long id, string trace)
    {
        (_tracedId, _traced) = (id, trace);
        return trace;
    }

    private static string Text(SqliteStatement row, int column) => row.IsBlob(column) ? TraceText.Unpack(row.Bytes(column)) : row.Text(column);

    private static string? Text(SqliteStatement row, int column, TextDictionary texts) => row.IsNull(column) ? null : texts[row.Integer(column)];

    private static double? Number(SqliteStatement row, int column) => Finite(row.Double(column)) is var number && double.IsNaN(number) ? null : number;

    /// <summary>A number that an event can have, or NaN for none.</summary>
    public static double Finite(double number) => double.IsInfinity(number) ? throw new InvalidDataException("An event has an infinite number.") : number;

    /// <summary>A time that an event can have.</summary>
    public static long Time(long micros) =>
        micros >= Microseconds.Min && micros <= Microseconds.Max ? micros : throw new InvalidDataException($"{micros} is not a time of an event.");
}
