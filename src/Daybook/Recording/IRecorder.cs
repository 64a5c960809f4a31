using Daybook.Events;

namespace Daybook.Recording;

/// <summary>
/// Something that records events: a <see cref="Journal"/>, a <see cref="Session"/> or a <see cref="Trace"/>. What is recorded reaches the store within the flush interval
/// and is lost only if the process dies first; the store's troubles are never thrown here. The methods with named columns are extensions of this interface.
/// </summary>
public interface IRecorder
{
    /// <summary>The clock that measures durations, and that gives the time of events outside a session with a time of its own.</summary>
    TimeProvider Time { get; }

    /// <summary>
    /// Records an event made from columns. What is left out is filled in: the time (the session's, or the clock's), session and trace (both, if neither is given), and the actor.
    /// </summary>
    /// <returns>True when it was accepted; false when it was refused, because the buffer stayed full or the journal is faulted. Refusals are counted and reported.</returns>
    /// <exception cref="InvalidEventException">A column is malformed, or the type requires something else; the message names the column.</exception>
    /// <exception cref="ObjectDisposedException">The journal, session or trace has ended.</exception>
    bool Record(in EventFields fields);

    /// <summary>Records an event; session and trace (if it names neither) and the actor are filled in. An imported event stays as it is.</summary>
    /// <returns>True when it was accepted; false when it was refused.</returns>
    /// <exception cref="ObjectDisposedException">The journal, session or trace has ended.</exception>
    bool Record(PortfolioEvent portfolioEvent);
}
