using Daybook.Events;

namespace Daybook.Exchange.Exporting;

/// <summary>Writes events to a stream in one format. The stream stays the caller's.</summary>
internal interface IExportTarget
{
    /// <summary>Writes events after those that were written before.</summary>
    ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken);

    /// <summary>Writes what belongs to the end. Not called for an export that failed.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
