using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Replay;

/// <summary>Where a replay's events go.</summary>
public interface IReplayLog
{
    /// <summary>
    /// False when nobody reads the events: then those that change no state are not made, such as daily values and scores, and the others are short. What is decided and traded is
    /// the same.
    /// </summary>
    bool IsWritten { get; }

    /// <summary>Takes a decision. Returns when there is room for the next.</summary>
    ValueTask WriteAsync(RebalanceDecision decision);

    /// <summary>Takes events that belong to no rebalance: trades, and the portfolio at the end of a day.</summary>
    ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events);
}
