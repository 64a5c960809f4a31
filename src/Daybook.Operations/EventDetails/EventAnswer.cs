using Daybook.Events;
using Daybook.Operations.Sessions;

namespace Daybook.Operations.EventDetails;

/// <summary>One event, and what it belongs to. Texts out of events are untrusted.</summary>
/// <param name="Event">The event, under the names that it has everywhere.</param>
/// <param name="Session">Its session; null: it has none, or the journal does not know how that began.</param>
/// <param name="Operation">What its trace does, in the words of the trace; null: it has none, or that says nothing.</param>
/// <param name="Portfolio">The portfolio that its session is of, by its name; null: it has none.</param>
public sealed record EventAnswer(PortfolioEvent Event, SessionFacts? Session, string? Operation, string? Portfolio);
