using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing;

/// <summary>An event, and what was known when it came.</summary>
/// <param name="Event">The event.</param>
/// <param name="Book">The portfolio that it belongs to.</param>
/// <param name="Position">What the events before it say of its asset in that portfolio; unknown for an event that changes and observes no position.</param>
public readonly record struct AuditedEvent(PortfolioEvent Event, PortfolioBook Book, KnownPosition Position)
{
    /// <summary>The decision that the event records, or null.</summary>
    public Decision? Decision { get; init; }
}
