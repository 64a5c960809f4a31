using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Checking;

/// <summary>What a verification follows from row to row.</summary>
/// <param name="Id">The id.</param>
/// <param name="Recorded">The recording time, in microseconds.</param>
/// <param name="Ids">The ids of its texts, its time and its execution time.</param>
/// <param name="Actor">The actor's number; 0: none.</param>
/// <param name="Origin">The origin's number; 0: none, so the event was recorded natively.</param>
internal readonly record struct CheckedRow(long Id, long Recorded, RowIds Ids, int Actor, int Origin);
