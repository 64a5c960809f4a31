using Daybook.Events;

namespace Daybook.Exchange.Importing;

/// <summary>One row of a source, checked.</summary>
/// <param name="Digest">SHA-256 of the row as it is in the source.</param>
/// <param name="Event">The event that it becomes.</param>
/// <param name="RestoredFrom">Where it stands, for a row that Daybook wrote itself; null for any other.</param>
internal sealed record ImportRow(byte[] Digest, PortfolioEvent Event, ImportPlace? RestoredFrom = null)
{
    /// <summary>True for a row that Daybook wrote itself.</summary>
    public bool IsRestored => RestoredFrom is not null;
}
