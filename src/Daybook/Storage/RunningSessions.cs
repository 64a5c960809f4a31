using Daybook.Events;

namespace Daybook.Storage;

/// <summary>The fold that knows which sessions run: begun by a native <c>session_start</c>, ended by a native <c>session_end</c> of the same id. Imported sessions are history, not runs.</summary>
public static class RunningSessions
{
    /// <summary>What an event does to the set of running sessions.</summary>
    public enum Change
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Its session runs from now on.</summary>
        Begin,

        /// <summary>Its session has ended.</summary>
        End,
    }

    /// <summary>What this event does.</summary>
    public static Change Of(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        if (portfolioEvent.SessionId is null || portfolioEvent.IsImported)
            return Change.None;
        if (portfolioEvent.Type.Equals(EventTypes.SessionStart))
            return Change.Begin;
        return portfolioEvent.Type.Equals(EventTypes.SessionEnd) ? Change.End : Change.None;
    }
}
