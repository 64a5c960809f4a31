namespace Daybook.Sqlite.Blocks;

/// <summary>What a full block keeps besides its root.</summary>
/// <param name="OccurredMin">The earliest <c>occurred</c>, in microseconds.</param>
/// <param name="OccurredMax">The latest <c>occurred</c>, in microseconds.</param>
/// <param name="ExecutionTimes">The histogram of execution times, serialized.</param>
/// <param name="Postings">The posting list of each <see cref="PostingField"/>, encoded.</param>
internal sealed record SealedBlock(long OccurredMin, long OccurredMax, byte[] ExecutionTimes, byte[][] Postings);
