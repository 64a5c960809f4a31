namespace Daybook.Operations.Querying;

/// <summary>How a filter narrows a search, and what its first page had to look at.</summary>
/// <param name="Plan">How it narrows the search, a line each.</param>
/// <param name="BlocksTotal">Sealed blocks in the journal.</param>
/// <param name="BlocksRead">Blocks that time bounds and postings left.</param>
/// <param name="RowsRead">Events that were read and tested.</param>
public sealed record QueryPlanAnswer(IReadOnlyList<string> Plan, long BlocksTotal, long BlocksRead, long RowsRead);
