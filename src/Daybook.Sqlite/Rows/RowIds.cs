namespace Daybook.Sqlite.Rows;

/// <summary>What blocks know of a row: the numbers that stand for its texts (0: none), its time and its execution time.</summary>
internal readonly record struct RowIds(long Occurred, int Type, int Asset, int Regime, int Action, int Session, uint Trace, double ExecutionTime);
