using Daybook.Events;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>Turns rows into events. Strange bytes, as in a damaged file, become <see cref="InvalidDataException"/>.</summary>
internal sealed class RowReader(Dictionaries dictionaries)
{
    public const string Columns =
        "id, occurred, recorded, type, trace, session, asset, regime, action, reason, score_before, score_after, size_before, size_after, "
        + "portfolio_allocation, active_positions, metadata, execution_time_ms, actor, origin";

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
    public static RowIds ReadIds(SqliteStatement row) => new(
        row.Integer(1),
        (int)row.Integer(3),
        (int)row.Integer(6),
        (int)row.Integer(7),
        (int)row.Integer(8),
        (int)row.Integer(5),
        Trace(row) is { } trace ? TraceText.Hash(trace) : 0,
        Number(row, 17) ?? double.NaN);

    private static string? Trace(SqliteStatement row) => row.IsNull(4) ? null : row.IsBlob(4) ? TraceText.Unpack(row.Bytes(4)) : row.Text(4);

    private static string? Text(SqliteStatement row, int column, TextDictionary texts) => row.IsNull(column) ? null : texts[row.Integer(column)];

    private static double? Number(SqliteStatement row, int column)
    {
        var number = row.Double(column);
        if (double.IsInfinity(number))
            throw new InvalidDataException("An event has an infinite number.");
        return double.IsNaN(number) ? null : number;
    }

    private static long Time(long micros) =>
        micros >= Microseconds.Min && micros <= Microseconds.Max ? micros : throw new InvalidDataException($"{micros} is not a time of an event.");
}
