using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads out of a rebalance's events, recorded or made again, what it decided of an asset.</summary>
internal static class DecidedAction
{
    /// <summary>The action that is to be traded, a hold for a position that stays as it is, or null: nothing is held and nothing is opened.</summary>
    public static TradeAction? Of(IEnumerable<PortfolioEvent> events, string asset)
    {
        TradeAction? decided = null;
        foreach (var happened in events)
        {
            if (happened.Asset != asset)
                continue;
            if (happened.Is(EventTypes.RebalancingTargetApproved) && TradeActions.TryParse(happened.Text(IntendedTrades.RequestedAction), out var action))
                return action;
            if (happened.Is(EventTypes.PositionDecay))
                decided = TradeAction.Decrease;
            else if (RecordedRebalance.IsScore(happened) && happened.SizeBefore > 0)
                decided ??= TradeAction.Hold;
        }

        return decided;
    }
}
