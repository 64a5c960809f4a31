namespace Daybook.Sqlite.Blocks;

/// <summary>What a full block keeps besides its root.</summary>
/// <param name="OccurredMin">The earliest <c>occurred</c>, in microseconds.</param>
/// <param name="OccurredMax">The latest <c>occurred</c>, in microseconds.</param>
/// <param name="Runs">Its <see cref="BlockRun"/>s, encoded.</param>
/// <param name="Postings">The posting list of each <see cref="PostingField"/>, encoded.</param>
internal sealed record SealedBlock(long OccurredMin, long OccurredMax, byte[] Runs, byte[][] Postings);
