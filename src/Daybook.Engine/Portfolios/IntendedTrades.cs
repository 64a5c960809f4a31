using System.Collections.Immutable;
using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Portfolios;

/// <summary>Keeps the trades that a rebalance decided until they are made or another rebalance decides anew.</summary>
internal static class IntendedTrades
{
    /// <summary>The key of what was asked for.</summary>
    public const string RequestedAction = "requested_action";

    public static ImmutableSortedDictionary<string, IntendedTrade> Apply(ImmutableSortedDictionary<string, IntendedTrade> intended, PortfolioEvent happened)
    {
        if (happened.Is(EventTypes.PortfolioRebalanceStart))
            return intended.Clear();
        if (happened.Asset is not { } asset)
            return intended;
        if (happened.Is(EventTypes.RebalancingTargetApproved))
        {
            return TradeActions.TryParse(happened.Text(RequestedAction), out var action)
                ? intended.SetItem(asset, Of(action, happened))
                : intended;
        }

        if (happened.Is(EventTypes.PositionDecay))
            return intended.SetItem(asset, Of(TradeAction.Decrease, happened));
        return happened.Is(EventTypes.PositionOpen) || happened.Is(EventTypes.PositionAdjust) || happened.Is(EventTypes.PositionClose) ? intended.Remove(asset) : intended;
    }

    private static IntendedTrade Of(TradeAction action, PortfolioEvent decided) => new(action, decided.SizeAfter ?? 0, decided.ScoreAfter, decided.OccurredAt, decided.Id);
}
